using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>Where referenced secrets come from: files of the working folder, whole or by key, and variables of the environment.</summary>
internal sealed class SecretSource(WorkingFolder folder, Func<string, string?> environment)
{
    /// <summary>Bytes; keys and dotenv files are small.</summary>
    private const int MaxBytes = 64 * 1024;

    /// <summary>What is wrong with a reference (without its <c>secret:</c>), in words that quote nothing of what was found; null when the secret was read.</summary>
    public string? Read(string reference, out string secret)
    {
        secret = "";
        if (reference.StartsWith("env:", StringComparison.Ordinal))
        {
            return Variable(reference["env:".Length..], out secret);
        }

        if (!reference.StartsWith("file:", StringComparison.Ordinal))
        {
            return "reading from a keychain is not available; use secret:file:PATH or secret:env:NAME";
        }

        var path = reference["file:".Length..];
        var hash = path.LastIndexOf('#');
        var key = hash < 0 ? null : path[(hash + 1)..];
        try
        {
            return folder.Find(hash < 0 ? path : path[..hash], out var full) ?? Content(full, out var text) ?? Part(text, key, out secret);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return "the file cannot be read; check that it may be read";
        }
    }

    /// <summary>This server's own way in is not for use in calls: whoever may write a call could send it away.</summary>
    private string? Variable(string name, out string secret)
    {
        secret = "";
        if (name is "AUTH0_TOKEN" or "AUTH0_CLIENT_SECRET" || name.StartsWith("AUTH0_MCP_", StringComparison.Ordinal))
        {
            return "this variable belongs to the server itself; use another one";
        }

        secret = environment(name) ?? "";
        return secret.Length == 0 ? "there is no such variable in the environment of the server" : null;
    }

    private static string? Content(string full, out string text)
    {
        text = "";
        var file = new FileInfo(full);
        if (!file.Exists)
        {
            return Directory.Exists(full) ? "a folder; name a file in it" : "there is no such file in the folder in which the server was started";
        }

        // Pipes and devices have no length either, and opening one could wait for ever.
        if (file.Length is 0 or > MaxBytes)
        {
            return file.Length == 0 ? "the file is empty" : $"the file is larger than {MaxBytes / 1024} KB";
        }

        using var stream = file.OpenRead();
        var bytes = new byte[MaxBytes];
        text = Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).TrimStart('\uFEFF');
        return null;
    }

    private static string? Part(string text, string? key, out string secret)
    {
        secret = key is null ? text.TrimEnd('\r', '\n')
            : text.AsSpan().TrimStart().StartsWith("{") ? Property(text, key) ?? ""
            : Line(text, key) ?? "";
        return secret.Length > 0 ? null : key is null ? "the file is empty" : "the file has no such key, or nothing under it";
    }

    private static string? Property(string json, string key)
    {
        try
        {
            var root = JsonElement.Parse(json);
            return root.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
        }
        catch (JsonException)
        {
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
