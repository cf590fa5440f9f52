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
        var (old, changed) = (Text(before), Text(after));

        // The renderer takes what follows the last line break for one more line.
        if (changed.EndsWith('\n') && (old.Length == 0 || old.EndsWith('\n')))
        {
            (old, changed) = (old.Length == 0 ? old : old[..^1], changed[..^1]);
        }

        var text = UnidiffRenderer.GenerateUnidiff(
            old, changed, before is null ? "/dev/null" : path, path, ignoreWhitespace: false, ignoreCase: false, contextLines: 3);

        // Before the first line of a file there is line 0.
        return Secret().Replace(text.ReplaceLineEndings("\n").TrimEnd('\n'), "${name}\"***\"")
            .Replace("\n@@ -1,0 ", "\n@@ -0,0 ", StringComparison.Ordinal);
    }

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []).TrimStart('\ufeff').ReplaceLineEndings("\n");

    [GeneratedRegex(
        """(?<name>["']?[\w.-]*(?:token|secret|key|password|passwd|authorization|credential)[\w.-]*["']?\s*[:=]\s*)(?:"(?:["""
        + """^"\\\n]|\\.)*"|'[^'\n]*')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
