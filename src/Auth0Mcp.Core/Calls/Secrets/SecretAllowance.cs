using Auth0Mcp.Configuration;
using Auth0Mcp.Text;
using DotNet.Globbing;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// The local secrets that calls may refer to: those that the user named when the server was started, and no others. Entries are
/// <c>env:NAME</c>, <c>file:PATH</c>, <c>file:PATH#KEY</c>, <c>keychain:NAME</c> and <c>keychain:NAME#KEY</c>, each part with
/// <c>*</c> and <c>?</c>; an entry without a key covers every key.
/// </summary>
internal sealed class SecretAllowance
{
    private static readonly string[] s_schemes = ["env:", "file:", "keychain:"];

    private readonly IReadOnlyList<(string Scheme, Glob Name, Glob? Key)> _entries;

    private SecretAllowance(IReadOnlyList<(string Scheme, Glob Name, Glob? Key)> entries) => _entries = entries;

    /// <summary>No secret at all: the default.</summary>
    public static SecretAllowance None { get; } = new([]);

    /// <summary>Reads a comma-separated list.</summary>
    /// <param name="source">The option or variable, for the message.</param>
    /// <exception cref="UsageException">An entry has none of the forms.</exception>
    public static SecretAllowance Parse(string text, string source)
        => new([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => Entry(entry, source))]);

    /// <summary>True when the user named what a reference (without its <c>secret:</c>) leads to.</summary>
    public bool Covers(string reference)
    {
        var (scheme, name, key) = Split(reference);
        return _entries.Any(entry => entry.Scheme == scheme && entry.Name.IsMatch(name)
            && (entry.Key is not { } keys || (key is not null && keys.IsMatch(key))));
    }

    private static (string Scheme, Glob Name, Glob? Key) Entry(string entry, string source)
    {
        var (scheme, name, key) = Split(entry);
        return scheme.Length > 0 && name.Length > 0 && key is not ""
            ? (scheme, WildcardPattern.ForPaths(name), key is null ? null : WildcardPattern.ForPaths(key))
            : throw new UsageException(
                $"{source} has '{ShortText.Cut(entry, 60)}'. Write env:NAME, file:PATH, file:PATH#KEY or keychain:NAME, "
                + "comma-separated.");
    }

    private static (string Scheme, string Name, string? Key) Split(string reference)
    {
        var scheme = s_schemes.FirstOrDefault(known => reference.StartsWith(known, StringComparison.Ordinal)) ?? "";
        var rest = reference[scheme.Length..];
        var hash = scheme == "env:" ? -1 : rest.LastIndexOf('#');
        return hash < 0 ? (scheme, Plain(scheme, rest), null) : (scheme, Plain(scheme, rest[..hash]), rest[(hash + 1)..]);
    }

    /// <summary>One spelling for one path, so that no way around through another folder matches.</summary>
    private static string Plain(string scheme, string name)
    {
        if (scheme != "file:" || name.Length == 0)
        {
            return name;
        }

        var root = Path.GetFullPath(Path.DirectorySeparatorChar.ToString());
        return Path.GetRelativePath(root, Path.GetFullPath(name, root)).Replace(Path.DirectorySeparatorChar, '/');
    }
}
