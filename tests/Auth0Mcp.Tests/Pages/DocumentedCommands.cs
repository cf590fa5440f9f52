using System.Text;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Masking;

namespace Auth0Mcp.Tests.Pages;

/// <summary>The commands that the pages of this repository tell people to type.</summary>
internal static partial class DocumentedCommands
{
    private const string Program = "auth0-mcp";

    private static readonly string[] s_fromSource = ["dotnet", "run", "--project", "src/Auth0Mcp", "--"];

    /// <summary>Every page that is written by hand, by its path in the repository.</summary>
    public static IEnumerable<string> Pages(string root)
    {
        string[] single = ["README.md", "spec/README.md", "src/README.md", "generator/README.md", "eng/package/README.md"];
        return single.Concat(Directory
            .EnumerateFiles(Path.Combine(root, ".github"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal));
    }

    /// <summary>The lines of the shell blocks, without comments and blank lines.</summary>
    public static IEnumerable<string> ShellLines(string markdown)
    {
        string? fence = null;
        foreach (var line in markdown.Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith("```", StringComparison.Ordinal))
            {
                fence = fence is null ? text[3..] : null;
            }
            else if (fence is "sh" or "console" && text.Length > 0 && text[0] != '#')
            {
                yield return text;
            }
        }
    }

    /// <summary>The arguments of every command of this program, in shell blocks and in the middle of sentences.</summary>
    public static IEnumerable<string[]> Of(string markdown)
    {
        var inline = CodeSpan().Matches(Fence().Replace(markdown, "")).Select(static match => match.Groups[1].Value);
        return ShellLines(markdown).Concat(inline).Select(static line => ArgumentsIn(Words(line))).OfType<string[]>();
    }

    /// <summary>The arguments for this program; null for a line that starts another one.</summary>
    private static string[]? ArgumentsIn(List<string> words)
    {
        var command = words.SkipWhile(static word => Assignment().IsMatch(word)).ToList();
        return command is [Program, _, ..] ? [.. command.Skip(1)]
            : command.Take(s_fromSource.Length).SequenceEqual(s_fromSource) ? [.. command.Skip(s_fromSource.Length)]
            : null;
    }

    /// <summary>Takes a line apart as a shell does, up to a comment or a redirection.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        foreach (var character in line)
        {
            if (quote != '\0')
            {
                _ = character == quote ? word : word!.Append(character);
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '\'' or '"')
            {
                (quote, word) = (character, word ?? new StringBuilder());
            }
            else if (character == ' ')
            {
                Complete();
            }
            else if (character is '#' or '<' or '>' or '|' && word is null)
            {
                return words;
            }
            else
            {
                word = (word ?? new StringBuilder()).Append(character);
            }
        }

        Complete();
        return words;

        void Complete()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }

    [GeneratedRegex("^[A-Z][A-Z0-9_]*=")]
    private static partial Regex Assignment();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
