using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>
/// The name of a new tool by the naming rule: <c>auth0_&lt;verb&gt;_&lt;resource&gt;</c>, the verb and resource from the operation's own
/// name and group, the resource in the singular except for lists.
/// </summary>
internal static partial class ToolNaming
{
    /// <summary>A name that no tool has yet.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="node">The operation as the document states it.</param>
    /// <param name="taken">The names in use.</param>
    public static string Name(OperationSpec operation, SpecNode node, IReadOnlySet<string> taken)
    {
        var action = Words(node.StringAt("x-operation-name") ?? operation.Method);
        var isList = action[0] == "list";
        var group = operation.Group.Split('.').Select(Words).ToList();

        // The first word of a path of groups is an area; what stands below it names the resource, until that is not enough.
        for (var skipped = Math.Min(1, group.Count - 1); skipped >= 0; skipped--)
        {
            var path = group.Skip(skipped).ToList();
            var resource = path.SelectMany((words, i) => isList && i == path.Count - 1 ? words : Singular(words));
            var name = string.Join('_', [.. new[] { "auth0", Verb(action[0]) }, .. resource, .. action.Skip(1)]);
            if (ToolNames.Fault(name) is null && !taken.Contains(name))
            {
                return name;
            }
        }

        var plain = $"auth0_call_{string.Join('_', Words(operation.Id))}";
        return ToolNames.Fault(plain) is null ? plain : $"auth0_call_operation{taken.Count}";
    }

    private static string Verb(string word) => word switch
    {
        "patch" or "put" => "update",
        "post" => "create",
        _ => word,
    };

    /// <summary><c>featureFlags</c> and <c>get_resource-servers</c> in lower-case words.</summary>
    private static List<string> Words(string text) =>
        [.. WordPattern.Matches(text).Select(static match => match.Value.ToLowerInvariant())];

    private static IEnumerable<string> Singular(List<string> words) => words.Select((word, i) => i < words.Count - 1 ? word : Singular(word));

    private static string Singular(string word) => word switch
    {
        [.., 'i', 'e', 's'] => word[..^3] + "y",
        [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] => word[..^2],
        [.., 's'] when word.Length > 3 => word[..^1],
        _ => word,
    };

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+")]
    private static partial Regex WordPattern { get; }
}
