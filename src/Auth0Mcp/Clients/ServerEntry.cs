using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Clients;

/// <summary>What a person chose for one client; null and false are the defaults, which are not written.</summary>
internal sealed record EntryOptions(string? Tools = null, string? Toolsets = null, bool ReadOnly = false, string? Profile = null)
{
    /// <summary>The arguments that say so.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        .. Pair("--tools", Tools),
        .. Pair("--toolsets", Toolsets),
        .. ReadOnly ? (string[])["--read-only"] : [],
        .. Pair("--profile", Profile),
    ];

    /// <summary>The options in a configured command line; unknown ones are skipped.</summary>
    public static EntryOptions From(IReadOnlyList<string> arguments)
        => new(Value(arguments, "--tools"), Value(arguments, "--toolsets"), arguments.Contains("--read-only"), Value(arguments, "--profile"));

    /// <summary>Where nothing was chosen, what the entry said before.</summary>
    public static EntryOptions Keeping(EntryChoice chosen, EntryOptions before)
        => new(chosen.Tools ?? before.Tools, chosen.Toolsets ?? before.Toolsets, chosen.ReadOnly ?? before.ReadOnly, chosen.Profile ?? before.Profile);

    /// <summary>The tools that a server started with these options offers.</summary>
    /// <exception cref="UsageException">A list is empty.</exception>
    public ToolSelection Selection() => new(List(Tools, "--tools"), List(Toolsets, "--toolsets"), ReadOnly);

    private static string[]? List(string? text, string name)
        => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
        {
            null => null,
            { Length: > 0 } items => items,
            _ => throw new UsageException($"{name} is empty. Name at least one, or leave it out for the default."),
        };

    private static string[] Pair(string name, string? value) => value is null ? [] : [name, value];

    private static string? Value(IReadOnlyList<string> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == name && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }

            if (arguments[i].StartsWith(name + "=", StringComparison.Ordinal))
            {
                return arguments[i][(name.Length + 1)..];
            }
        }

        return null;
    }
}

/// <summary>What a person said for an entry; null where they said nothing.</summary>
internal sealed record EntryChoice(string? Tools = null, string? Toolsets = null, bool? ReadOnly = null, string? Profile = null);

/// <summary>The command line that a client starts. It never holds a secret: those are in the store of sign-ins.</summary>
internal sealed record ServerEntry(string Command, IReadOnlyList<string> Arguments)
{
    /// <summary>The name of this server in a client, unless a person chose another one.</summary>
    public const string Name = "auth0";

    /// <summary>With a client's prefix and the longest tool name (39), no more than the 64 characters that clients take.</summary>
    private const int LongestName = 18;

    /// <summary>The name as given.</summary>
    /// <exception cref="UsageException">Clients do not take it.</exception>
    public static string CheckedName(string name)
        => name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw new UsageException($"--name takes letters, digits, '-' and '_', at most {LongestName} of them.");

    public static ServerEntry For(ServerCommand server, EntryOptions options) => new(server.Command, [.. server.Prefix, "run", .. options.Arguments]);
}
