using System.Collections;
using System.Text;

namespace Auth0Mcp.Team.Settings;

/// <summary>
/// Variables that beat the file: <c>AUTH0_MCP_SERVER_</c> and the path of the key in capitals, with <c>__</c> between its steps, such as
/// <c>AUTH0_MCP_SERVER_OAUTH__ISSUER</c>. A hyphen in a name becomes an underscore.
/// </summary>
internal sealed class SettingsVariables(IReadOnlyDictionary<string, string> variables)
{
    public const string Prefix = "AUTH0_MCP_SERVER_";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Those of the process.</summary>
    public static SettingsVariables OfProcess() => new(Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(static entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
        .Where(static entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal));

    public static SettingsVariables None { get; } = new(new Dictionary<string, string>());

    /// <summary>The variable of a dotted path.</summary>
    public static string NameOf(string path)
        => new StringBuilder(Prefix).Append(path.ToUpperInvariant()).Replace(".", "__").Replace('-', '_').ToString();

    /// <summary>The value for a path; null when there is none.</summary>
    public string? Take(string path)
    {
        if (!variables.TryGetValue(NameOf(path), out var value))
        {
            return null;
        }

        _taken.Add(NameOf(path));
        return value;
    }

    public bool IsSet(string path) => variables.ContainsKey(NameOf(path));

    public bool HasBelow(string path) => variables.Keys.Any(name => name.StartsWith(NameOf(path) + "__", StringComparison.Ordinal));

    /// <summary>Those that name no key.</summary>
    public IEnumerable<string> Unknown() => variables.Keys.Except(_taken).Order(StringComparer.Ordinal);
}
