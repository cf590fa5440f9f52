using System.Text;
using System.Text.Json;
using Auth0Mcp.Configuration;
using Auth0Mcp.Files;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// Where referenced secrets come from: files of the working folder and entries of the keychain, whole or by key, and variables of
/// the environment.
/// </summary>
/// <param name="own">The secrets of this server's own way in.</param>
internal sealed class SecretSource(
    WorkingFolder folder, Func<string, string?> environment, SecretKeychain? keychain,
    Func<CancellationToken, ValueTask<IReadOnlyList<string>>> own)
{
    private const string ClientFile = "a configuration of an MCP client, which may hold this server's own token; use another file";

    /// <summary>Shorter ones are words that any text may hold.</summary>
    private const int ShortestOwn = 8;

    /// <summary>Bytes; keys and dotenv files are small.</summary>
    private const int MaxBytes = 64 * 1024;

    private const string Variables = "env:";
    private const string Files = "file:";

    /// <summary>
    /// What a reference (without its <c>secret:</c>) leads to, or what is wrong with it, in words that quote nothing of what was
    /// found.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Result<string, string>> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await FindAsync(reference, cancellationToken);
        return found.Value is { } value
            && (await OwnAsync(cancellationToken)).Any(secret => value.Contains(secret, StringComparison.Ordinal))
            ? new(null, "it holds this server's own token, under whatever name; use another secret")
            : found;
    }

    private async ValueTask<IEnumerable<string>> OwnAsync(CancellationToken cancellationToken)
        => (await own(cancellationToken)).Concat(
            [environment(EnvironmentVariables.Token)?.Trim() ?? "", environment(EnvironmentVariables.ClientSecret)?.Trim() ?? ""])
            .Where(static secret => secret.Length >= ShortestOwn);

    private async Task<Result<string, string>> FindAsync(string reference, CancellationToken cancellationToken)
        => reference.StartsWith(Variables, StringComparison.Ordinal) ? Variable(reference[Variables.Length..])
            : reference.StartsWith(SecretKeychain.Scheme, StringComparison.Ordinal)
                ? await EntryAsync(reference[SecretKeychain.Scheme.Length..], cancellationToken)
            : FromFile(reference[Files.Length..]);

    /// <summary>This server's own way in is not for use in calls: whoever may write a call could send it away.</summary>
    private Result<string, string> Variable(string name)
    {
        if (OwnSettings.IsWayIn(name) || name.StartsWith(EnvironmentVariables.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return new(null, "this variable belongs to the server itself; use another one");
        }

        var secret = environment(name) ?? "";
        return secret.Length > 0 ? new(secret, null) : new(null, "there is no such variable in the environment of the server");
    }

    private async Task<Result<string, string>> EntryAsync(string reference, CancellationToken cancellationToken)
    {
        var (name, key) = Split(reference);
        if (SecretKeychain.CheckName(name) is { } wrong)
        {
            return new(null, wrong);
        }

        if (keychain is null)
        {
            return new(null, "there is no keychain here; use secret:file:PATH or secret:env:NAME");
        }

        try
        {
            return await keychain.ReadAsync(name, cancellationToken) is { } content
                ? Part(Encoding.UTF8.GetString(content), key)
                : new(null, "the keychain has no such entry; calls make them with secret_to");
        }
        catch (SignInStoreException failure)
        {
            return new(null, failure.Message);
        }
    }

    private Result<string, string> FromFile(string reference)
    {
        var (path, key) = Split(reference);
        var isClientPath = OwnSettings.IsClientPath(folder.Locate(path));
        var read = folder.Read(path, MaxBytes, $"{MaxBytes / 1024} KB");
        if (read.Value is not { } content)
        {
            return new(null, isClientPath ? ClientFile : read.Error);
        }

        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        return isClientPath || OwnSettings.IsClientConfiguration(text) ? new(null, ClientFile)
            : (key is null || OwnSettings.IsWayIn(key)) && OwnSettings.NamesWayIn(text)
                ? new(null, "it holds this server's own token; use another file, or another key of it")
            : Part(text, key);
    }

    private static (string Name, string? Key) Split(string reference)
        => reference.LastIndexOf('#') is >= 0 and var hash ? (reference[..hash], reference[(hash + 1)..]) : (reference, null);

    private static Result<string, string> Part(string text, string? key)
    {
        var secret = key is null ? text.TrimEnd('\r', '\n')
            : text.AsSpan().TrimStart().StartsWith("{") ? Property(text, key) ?? ""
            : Line(text, key) ?? "";
        return secret.Length > 0
            ? new(secret, null)
            : new(null, key is null ? "nothing is in it" : "it has no such key, or nothing under it");
    }

    private static string? Property(string json, string key)
    {
        try
        {
            var root = JsonElement.Parse(json);
            return root.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                ? value.ToString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text in it is half a surrogate pair.
            return null;
        }
    }

    /// <summary>The value in a dotenv file: <c>KEY=value</c>, also exported, indented or in quotes.</summary>
    private static string? Line(string text, string key)
    {
        foreach (var line in text.Split('\n'))
        {
            var rest = line.AsSpan().Trim();
            rest = rest.StartsWith("export ") ? rest["export ".Length..].TrimStart() : rest;
            var equals = rest.IndexOf('=');
            if (equals > 0 && rest[..equals].TrimEnd().SequenceEqual(key))
            {
                var value = rest[(equals + 1)..].Trim();
                return value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1].ToString() : value.ToString();
            }
        }

        return null;
    }
}
