using System.Globalization;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The form of tool names: <c>auth0_&lt;verb&gt;_&lt;resource&gt;</c> in snake case.</summary>
internal static class ToolNames
{
    /// <summary>With the longest prefix that a client puts before it, <c>mcp__plugin_auth0_auth0__</c>, a name has 64 characters.</summary>
    private const int MaxLength = 39;

    private static readonly Regex s_form = new("^auth0(_[a-z][a-z0-9]*){2,}\\z", RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a name, or null. Only a name without fault may become a class and a file.</summary>
    public static string? Fault(string name)
        => name.Length > MaxLength ? $"it has {name.Length.ToString(CultureInfo.InvariantCulture)} characters"
            : IsWellFormed(name) ? null
            : "only lower-case words joined by '_' are allowed";

    /// <summary>True for a name that a tool may have had: names were longer once.</summary>
    public static bool IsWellFormed(string name) => s_form.IsMatch(name);
}
