using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>Finds values that start with <c>todo:</c>: places that a new revision of the document opened and nobody has filled yet.</summary>
internal static class PendingDecisions
{
    private const string Mark = "todo:";

    /// <summary>True for a value that still has to be written.</summary>
    public static bool IsPending(string? text) => text?.TrimStart().StartsWith(Mark, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Every pending value below a node, named by the nearest key above it.</summary>
    public static IEnumerable<LocatedProblem> In(string file, YamlNode node, string key = "") => node switch
    {
        YamlMap map => map.Members.SelectMany(member => In(file, member.Value, member.Key.Text)),
        YamlList list => list.Items.SelectMany(item => In(file, item, key)),
        YamlScalar scalar when IsPending(scalar.Text) => [Pending(file, scalar, key)],
        _ => [],
    };

    private static LocatedProblem Pending(string file, YamlScalar scalar, string key)
    {
        var wanted = scalar.Text.Trim().Substring(Mark.Length).Trim();
        return new(
            DiagnosticDescriptors.PendingDecision.Id, file, scalar.Range, new[] { key, wanted.Length == 0 ? "a value" : wanted }.ToEquatableArray());
    }
}
