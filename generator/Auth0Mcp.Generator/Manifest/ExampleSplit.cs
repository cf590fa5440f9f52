namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Divides the examples of a tool: the 1st, 3rd, 5th … are indexed for the tool search, the others are held out to measure it.
/// The only place that knows the rule; whatever is not <c>IndexedExamples</c> of a descriptor is held out.
/// </summary>
internal static class ExampleSplit
{
    public static IEnumerable<string> Indexed(IEnumerable<string> examples) => examples.Where(static (_, index) => index % 2 == 0);
}
