using System.Collections.Frozen;

namespace Auth0Mcp.Files;

/// <summary>
/// Names that other programs take for an order: variables that say what is loaded or run, and endings of files that are run.
/// </summary>
internal static class ReservedNames
{
    private static readonly FrozenSet<string> s_variables = Words(
        "PATH PATHEXT HOME SHELL COMSPEC ENV BASH_ENV ZDOTDIR IFS PS4 PROMPT_COMMAND CDPATH EDITOR VISUAL PAGER MANPAGER BROWSER "
        + "LESSOPEN LESSCLOSE TMPDIR GCONV_PATH "
        + "NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_REPL_EXTERNAL_MODULE PERL5OPT PERL5LIB PERL5DB RUBYOPT RUBYLIB "
        + "CLASSPATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS "
        + "PYTHONSTARTUP PYTHONPATH PYTHONHOME PYTHONINSPECT PYTHONBREAKPOINT PYTHONWARNINGS PYTHONUSERBASE PYTHONEXECUTABLE "
        + "PHPRC PHP_INI_SCAN_DIR LUA_INIT LUA_PATH LUA_CPATH "
        + "DOTNET_STARTUP_HOOKS DOTNET_ADDITIONAL_DEPS COR_PROFILER COR_PROFILER_PATH CORECLR_PROFILER CORECLR_PROFILER_PATH "
        + "MAKEFLAGS GOFLAGS RUSTC_WRAPPER "
        + "GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS GIT_EDITOR GIT_SEQUENCE_EDITOR GIT_PAGER GIT_EXTERNAL_DIFF GIT_PROXY_COMMAND "
        + "GIT_EXEC_PATH GIT_TEMPLATE_DIR SSH_ASKPASS SUDO_ASKPASS "
        + "HTTP_PROXY HTTPS_PROXY ALL_PROXY SSL_CERT_FILE SSL_CERT_DIR OPENSSL_CONF");

    private static readonly string[] s_families = ["LD_", "DYLD_", "GIT_CONFIG", "NPM_CONFIG_", "BASH_FUNC_"];

    private static readonly FrozenSet<string> s_programs = Words(
        "py pyc pyw pth sh bash zsh fish ksh csh bat cmd com exe dll ps1 psm1 psd1 vbs vbe wsf wsh hta js mjs cjs jsx ts tsx rb "
        + "pl pm php lua tcl r jar class groovy kts so dylib command desktop service "
        + "mk cmake gradle json yaml yml toml xml ini cfg conf plist html htm svg md");

    /// <summary>A variable that says what programs load or run.</summary>
    public static bool IsVariable(string name)
        => s_variables.Contains(name) || Array.Exists(s_families, family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <summary>The ending, without its dot, of a file that is run, or read as settings.</summary>
    public static bool IsProgram(string ending) => s_programs.Contains(ending);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
