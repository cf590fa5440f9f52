namespace Auth0Mcp.SpecTool.Checks;

/// <summary>One thing that must be true of the committed files, and why it is not.</summary>
/// <param name="Name">What is checked, in a few words.</param>
/// <param name="FindFaultsAsync">One line per fault, each saying what to do.</param>
internal sealed record SpecCheck(string Name, Func<CancellationToken, Task<IReadOnlyList<string>>> FindFaultsAsync)
{
    /// <summary>A check that needs nothing but the files.</summary>
    public static SpecCheck Of(string name, Func<IReadOnlyList<string>> findFaults) => new(name, _ => Task.FromResult(findFaults()));
}
