using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Checks what an error rule says: the tools that it names exist, and the server fills its placeholders.</summary>
internal static class ErrorText
{
    /// <summary>Followed by the name of a parameter in the document: the tool's argument that stands for it.</summary>
    private const string ArgumentPrefix = "argument:";

    /// <summary>What the server fills in; nothing where it does not apply.</summary>
    private static readonly string[] s_placeholders = ["tool", "scope", "grant", "wait", "create", "list"];

    private static readonly string s_allPlaceholders = string.Join(", ", s_placeholders.Append(ArgumentPrefix + "NAME"));

    public static IEnumerable<Problem> Check(string text, string key, ICollection<string> tools, SpecDocument document)
    {
        if (!HasWholeParts(text))
        {
            yield return Problem.Value(
                DiagnosticDescriptors.WrongShape, key, key, "a text in which each part in brackets ends with ']' before the next begins");
        }

        foreach (var name in ToolNames.In(text, document.Settings).Where(name => !tools.Contains(name)))
        {
            yield return Problem.Value(DiagnosticDescriptors.ErrorUnknownTool, key, name, NearMiss.Ending(name, tools));
        }

        foreach (var name in Found(text, @"\{([^{}]*)\}").Where(static name => !s_placeholders.Contains(name)))
        {
            if (!name.StartsWith(ArgumentPrefix, StringComparison.Ordinal))
            {
                yield return Unknown(key, name, NearMiss.Ending(name, s_placeholders), $" Write one of {s_allPlaceholders}.");
            }
            else if (Parameters(document) is var known && name.Substring(ArgumentPrefix.Length) is var parameter
                && !known.Contains(parameter))
            {
                yield return Unknown(key, name, NearMiss.Ending(parameter, known, ArgumentPrefix), " It takes the name of a parameter.");
            }
        }
    }

    /// <summary>True when each part in brackets is closed, and none stands in another.</summary>
    private static bool HasWholeParts(string text)
        => Regex.IsMatch(text, @"^(?:[^\[\]]|\[[^\[\]]*\])*\z", RegexOptions.CultureInvariant);

    private static IEnumerable<string> Found(string text, string pattern)
        => Regex.Matches(text, pattern).Cast<Match>().Select(static match => match.Groups[1].Value);

    private static Problem Unknown(string key, string name, string near, string allowed)
        => Problem.Value(DiagnosticDescriptors.ErrorUnknownPlaceholder, key, name, near, allowed);

    private static HashSet<string> Parameters(SpecDocument document)
        => new(
            document.Operations.Values.SelectMany(static operation => operation.Parameters).Select(static parameter => parameter.Name),
            StringComparer.Ordinal);
}
