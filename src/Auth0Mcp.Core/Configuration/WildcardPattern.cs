using System.Text.RegularExpressions;
using DotNet.Globbing;

namespace Auth0Mcp.Configuration;

/// <summary>Patterns in which <c>*</c> and <c>?</c> alone are special: the library would read a bracket as a character class.</summary>
internal static partial class WildcardPattern
{
    /// <summary>For names, in which a run of stars means one; the library would read <c>**/</c> as any folder.</summary>
    public static Glob ForNames(string pattern) => ForPaths(StarRun().Replace(pattern, "*"));

    /// <summary>For paths: <c>*</c> stays within a folder, <c>**</c> does not.</summary>
    public static Glob ForPaths(string pattern) => Glob.Parse(pattern.Replace("[", "[[]", StringComparison.Ordinal));

    [GeneratedRegex(@"\*{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex StarRun();
}
