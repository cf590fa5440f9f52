using System.Text;
using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Mcp;

/// <summary>What the codes of log events mean.</summary>
internal static class LogTypeTexts
{
    /// <summary>Group, code and meaning, in the order in which people look for them.</summary>
    public static IEnumerable<(string Group, string Code, string Meaning)> Read() => JsonElement.Parse(LogTypes.Json).EnumerateObject()
        .SelectMany(static group => group.Value.EnumerateObject().Select(type => (group.Name, type.Name, type.Value.GetString()!)));

    /// <summary>All of them, for a model and for people.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("# Codes of log events\n\nIn `type` of a log event; in `q` of auth0_list_logs as `type:CODE`.\n");
        foreach (var group in Read().GroupBy(static type => type.Group, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(group.Key).Append("\n\n");
            foreach (var (_, code, meaning) in group)
            {
                text.Append("- `").Append(code).Append("`: ").Append(meaning).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>What one code means; null for one that is not known.</summary>
    public static string? Of(string code)
        => Read().Where(type => type.Code == code).Select(static type => type.Meaning).FirstOrDefault();
}
