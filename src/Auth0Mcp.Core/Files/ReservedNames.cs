using System.Collections.Frozen;

namespace Auth0Mcp.Files;

/// <summary>
/// Names that other programs take for an order: variables that say what is loaded or run, and endings of files that are run.
/// </summary>
internal static class ReservedNames
{
    private static readonly string[] s_families = ["LD_", "DYLD_", "GIT_CONFIG", "NPM_CONFIG_", "BASH_FUNC_"];

    private static readonly FrozenSet<string> s_programs = Words(
        "py pyc pyw pth sh bash zsh fish ksh csh bat cmd com exe dll ps1 psm1 psd1 vbs vbe wsf wsh hta js mjs cjs jsx ts tsx rb "
        + "pl pm php lua tcl r jar class groovy kts so dylib command desktop service "
        + "mk cmake gradle json yaml yml toml xml ini cfg conf plist html htm svg md");

    /// <summary>A variable of a family that says what programs load or run, whatever the rest of its name is.</summary>
    public static bool IsVariable(string name)
        => Array.Exists(s_families, family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <summary>The ending, without its dot, of a file that is run, or read as settings.</summary>
    public static bool IsProgram(string ending) => s_programs.Contains(ending);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
