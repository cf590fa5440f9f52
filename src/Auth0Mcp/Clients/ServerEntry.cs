using Auth0Mcp.Configuration;

namespace Auth0Mcp.Clients;

/// <summary>The command line that a client starts. It never holds a secret: those are in the store of sign-ins.</summary>
internal sealed record ServerEntry(string Command, IReadOnlyList<string> Arguments)
{
    /// <summary>Settings that the client would not hand on; never a credential.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = EntryVariables.None;

    /// <summary>The name of this server in a client, unless a person chose another one.</summary>
    public const string Name = "auth0";

    /// <summary>With a client's prefix and the longest tool name (39), no more than the 64 characters that clients take.</summary>
    private const int LongestName = 18;

    /// <summary>The name as given.</summary>
    /// <exception cref="UsageException">Clients do not take it.</exception>
    public static string CheckedName(string name)
        => IsName(name)
            ? name
            : throw new UsageException($"--name takes letters, digits, '-' and '_', at most {LongestName} of them.");

    /// <summary>True for a name that clients take.</summary>
    public static bool IsName(string name)
        => name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static ServerEntry For(ServerCommand server, EntryOptions options)
        => new(server.Command, [.. server.Prefix, "run", .. options.Arguments]);
}
