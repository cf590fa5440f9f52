using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>One prompt as JSON, what it mentions, and what is wrong with its file.</summary>
/// <param name="Name">The name of the file without its ending.</param>
/// <param name="Json">What the server hands out; empty when the file says nothing that can be used.</param>
/// <param name="Text">What a client gives to its model.</param>
/// <param name="Completes">The resources whose names complete its arguments, with the places that say so.</param>
internal sealed record PromptFile(
    string Name, string Json, string Text, EquatableArray<TextPair> Completes, PositionMap? Positions,
    EquatableArray<LocatedProblem> Problems)
{
    public static PromptFile Without(EquatableArray<LocatedProblem> problems) => new("", "", "", [], null, problems);

    /// <summary>The JSON with the tools that the text names.</summary>
    public string WithTools(ManifestSettings settings)
        => $"{Json.Substring(0, Json.Length - 1)},\"tools\":{SpecNode.Array(Tools(settings).Select(SpecNode.String)).ToJson()}}}";

    /// <summary>The tools and resources that do not exist.</summary>
    public IEnumerable<LocatedProblem> Check(
        IReadOnlyCollection<LocatedTool> tools, ManifestSettings settings, EquatableArray<string> resources)
    {
        if (Positions is not { } positions)
        {
            return [];
        }

        var names = new HashSet<string>(
            tools.Select(static tool => tool.Entry.Name).Concat(settings.HandWritten), StringComparer.Ordinal);
        var unknown = Tools(settings).Where(tool => !names.Contains(tool))
            .Select(tool => Problem.Value(DiagnosticDescriptors.PromptUnknownTool, "text", tool, NearMiss.Ending(tool, names)));
        var incomplete = Completes.Where(pair => !resources.Contains(pair.Text))
            .Select(pair => Problem.Value(
                DiagnosticDescriptors.UnknownResource, pair.Key, pair.Text, NearMiss.Ending(pair.Text, resources)));
        return unknown.Concat(incomplete).Select(positions.Locate);
    }

    private IEnumerable<string> Tools(ManifestSettings settings)
        => ToolNames.In(Text, settings).Distinct(StringComparer.Ordinal).OrderBy(static tool => tool, StringComparer.Ordinal);
}
