using System.Collections.Frozen;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Configuration;
using Auth0Mcp.Files;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// Names under which a file of variables takes a secret: those that say what they hold. Whatever else a variable is called, some
/// program may take its value for a path, a command or an option.
/// </summary>
internal static class SecretKeyName
{
    /// <summary>What may stand behind the name of a secret to tell it from others of the kind.</summary>
    private static readonly FrozenSet<string> s_suffixes =
        "dev development local test testing ci qa stage staging preview sandbox prod production live old new base"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const string Digits = "_0123456789";

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Problem(string key)
        => ReservedNames.IsVariable(key) ? "KEY is a variable that tells programs what to load or run; use another name"
            : IsOwn(key) ? "KEY is a variable of this server; use another name"
            : SecretNames.IsOfSecret(Bare(key)) ? null
            : "KEY has to end as the name of a secret does, such as AUTH0_CLIENT_SECRET, SESSION_KEY, API_TOKEN or DB_PASSWORD, with a "
                + "number or an environment such as PROD behind it at most: programs act upon other variables";

    /// <summary>Variables of this server, but for the one that applications have as well.</summary>
    private static bool IsOwn(string key)
        => key.StartsWith(EnvironmentVariables.Prefix, StringComparison.OrdinalIgnoreCase)
           || key.Equals(EnvironmentVariables.Token, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string key)
    {
        var name = key.AsSpan().TrimEnd(Digits);
        while (name.LastIndexOf('_') is >= 0 and var at && s_suffixes.Contains(name[(at + 1)..].ToString()))
        {
            name = name[..at].TrimEnd(Digits);
        }

        return name.ToString();
    }
}
