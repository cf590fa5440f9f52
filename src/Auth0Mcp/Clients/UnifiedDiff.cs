using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.Renderer;

namespace Auth0Mcp.Clients;

/// <summary>What changes in a file, for people to read and to paste into a report.</summary>
internal static partial class UnifiedDiff
{
    /// <summary>
    /// A unified diff with three lines around each change; values that look secret, such as other servers' tokens, are masked.
    /// </summary>
    public static string Of(string path, byte[]? before, byte[] after)
    {
        var text = UnidiffRenderer.GenerateUnidiff(
            Text(before), Text(after), before is null ? "/dev/null" : path, path, ignoreWhitespace: false, ignoreCase: false,
            contextLines: 3);
        return Secret().Replace(text.ReplaceLineEndings("\n").TrimEnd('\n'), "${name}\"***\"");
    }

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []).TrimStart('\ufeff').ReplaceLineEndings("\n");

    [GeneratedRegex(
        """(?<name>["']?[\w.-]*(?:token|secret|key|password|passwd|authorization|credential)[\w.-]*["']?\s*[:=]\s*)(?:"(?:["""
        + """^"\\\n]|\\.)*"|'[^'\n]*')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
