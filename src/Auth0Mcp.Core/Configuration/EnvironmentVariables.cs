using System.Globalization;
using Auth0Mcp.Text;

namespace Auth0Mcp.Configuration;

/// <summary>The variables that the server reads.</summary>
internal static class EnvironmentVariables
{
    /// <summary>How all names begin that no other program has.</summary>
    public const string Prefix = "AUTH0_MCP_";

    public const string Token = "AUTH0_TOKEN";
    public const string Domain = "AUTH0_DOMAIN";
    public const string ClientId = "AUTH0_CLIENT_ID";
    public const string ClientSecret = "AUTH0_CLIENT_SECRET";

    /// <summary>Instead of the secret: a PEM file with the private key of the application.</summary>
    public const string SigningKeyPath = "AUTH0_CLIENT_SIGNING_KEY_PATH";

    /// <summary>The algorithm of that key's signatures.</summary>
    public const string SigningAlgorithm = "AUTH0_CLIENT_SIGNING_ALGORITHM";

    public const string Tools = "AUTH0_MCP_TOOLS";
    public const string Toolsets = "AUTH0_MCP_TOOLSETS";
    public const string ReadOnly = "AUTH0_MCP_READ_ONLY";
    public const string Profile = "AUTH0_MCP_PROFILE";
    public const string Confirm = "AUTH0_MCP_CONFIRM";
    public const string Secrets = "AUTH0_MCP_SECRETS";

    /// <summary>The folder whose files calls may use; <c>--project-root</c> beats it.</summary>
    public const string ProjectRoot = "AUTH0_MCP_PROJECT_ROOT";
    public const string ConfirmBy = "AUTH0_MCP_CONFIRM_BY";
    public const string Structured = "AUTH0_MCP_STRUCTURED";
    public const string ResultBytes = "AUTH0_MCP_RESULT_BYTES";
    public const string SelectedResultBytes = "AUTH0_MCP_SELECTED_RESULT_BYTES";
    public const string Audit = "AUTH0_MCP_AUDIT";
    public const string Analytics = "AUTH0_MCP_ANALYTICS";
    public const string MaxCalls = "AUTH0_MCP_MAX_CALLS";
    public const string Issuer = "AUTH0_MCP_ISSUER";
    public const string DeviceClientId = "AUTH0_MCP_DEVICE_CLIENT_ID";
    public const string Debug = "DEBUG";

    /// <summary>A directory for all of this program's own files.</summary>
    public const string Home = "AUTH0_MCP_HOME";

    /// <summary>The audience that <see cref="ClientId"/> asks a token for, where it is not that of the domain.</summary>
    public const string Audience = "AUTH0_AUDIENCE";

    /// <summary>Set where a form fills the variables in, such as that of a desktop bundle: an emptied field means its default.</summary>
    public const string EmptyIsUnset = "AUTH0_MCP_EMPTY_IS_UNSET";

    /// <summary>Reads variables as this process should: empty ones count as not set where <see cref="EmptyIsUnset"/> is set.</summary>
    /// <param name="environment">Reads a variable as it is; null when it is not set.</param>
    public static Func<string, string?> Reader(Func<string, string?> environment)
        => string.IsNullOrEmpty(environment(EmptyIsUnset))
            ? environment
            : name => environment(name) is { } value && IsFilledIn(value) ? value : null;

    /// <summary>False for blanks, and for a field that was not put in the place of its name.</summary>
    private static bool IsFilledIn(string value)
        => !string.IsNullOrWhiteSpace(value) && !value.StartsWith("${user_config.", StringComparison.Ordinal);

    /// <summary>The boolean in a variable; null when it is not set.</summary>
    /// <exception cref="UsageException">The value is not a boolean.</exception>
    public static bool? Boolean(Func<string, string?> environment, string name) => environment(name) switch
    {
        null => null,
        var value when IsOneOf(value, "true", "1", "yes") => true,
        var value when IsOneOf(value, "false", "0", "no") => false,
        var value =>
            throw new UsageException($"{name} is '{Shown(value)}'. Set it to true or false (1, 0, yes and no also count), or unset it."),
    };

    /// <summary>The whole number in a variable; null when it is not set.</summary>
    /// <exception cref="UsageException">The value is not a number between the two bounds.</exception>
    public static int? Number(Func<string, string?> environment, string name, int least, int most)
        => environment(name) is not { } value ? null
            : int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
                && number <= most ? number
            : throw new UsageException($"{name} is '{Shown(value)}'. Set it to a whole number from {least} to {most}, or unset it.");

    /// <summary>True when <c>DEBUG</c>, a list of names as its other users read it, names this program or everything.</summary>
    public static bool IsDebugging(Func<string, string?> environment)
        => environment(Debug)?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) is { } names
            && (names.Contains("auth0-mcp") || names.Contains("*"));

    private static bool IsOneOf(string value, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (string.Equals(value.Trim(), word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Shown(string value) => ShortText.Cut(value, 40);
}
