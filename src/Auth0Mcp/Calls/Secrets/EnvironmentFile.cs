using System.Text;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// <c>secret_to: file:PATH#KEY</c>: one key of a <c>.env</c>-like file. The key is added, or its value replaced; every other byte of the file
/// stays. A new file is for only its owner.
/// </summary>
internal sealed partial class EnvironmentFile : SecretDelivery
{
    private const int MaxBytes = 1024 * 1024;

    private readonly WorkingFolder _folder;
    private readonly string _full;
    private readonly string _key;

    private EnvironmentFile(WorkingFolder folder, string full, string key)
        => (_folder, _full, _key, Place) = (folder, full, key, $"{FileDelivery.Scheme}{folder.Shown(full)}#{key}");

    /// <summary>The scheme, the path from the working folder on, and the key.</summary>
    public override string Place { get; }

    /// <summary>Path and key of a place; null when it names no key.</summary>
    public static (string Path, string Key)? Split(string place)
        => place.LastIndexOf('#') is >= 0 and var hash ? (place[..hash], place[(hash + 1)..]) : null;

    /// <summary>What is wrong with a place, as far as that can be told without writing; null when nothing is.</summary>
    public static string? Check(string path, string key, WorkingFolder folder, out string full)
    {
        full = "";
        try
        {
            return !KeyName().IsMatch(key) ? "KEY takes letters, digits and '_', and begins with a letter or '_'"
                : folder.Find(path, out full) is { } problem ? problem
                : !IsEnvironmentFile(folder.Shown(full)) ? "KEY is for .env files: .env, .env.NAME or NAME.env, outside of folders that begin with a dot"
                : !Directory.Exists(Path.GetDirectoryName(full)) ? "its folder does not exist; create it first"
                : Path.Exists(full) ? Read(path, folder, out _)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return "cannot be looked at; name another file";
        }
    }

    /// <summary>True when the file has the key.</summary>
    public static bool Holds(string path, string key, WorkingFolder folder)
        => Check(path, key, folder, out var full) is null && Path.Exists(full) && Read(path, folder, out var text) is null && Line(text, key) is not null;

    /// <summary>Makes the place ready, or says why that cannot be done.</summary>
    public static (SecretDelivery? Delivery, string? Problem) Open(string path, string key, WorkingFolder folder)
        => Check(path, key, folder, out var full) is { } problem ? (null, problem) : (new EnvironmentFile(folder, full, key), null);

    public override void Dispose()
    {
        // Nothing is made before the secret comes.
    }

    /// <summary>The text with the key set.</summary>
    internal static string Set(string text, string key, string value)
    {
        var line = $"{key}={Quoted(value)}";
        if (Line(text, key) is { } range)
        {
            return string.Concat(text.AsSpan(0, range.Start), line, text.AsSpan(range.End));
        }

        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return text + (text.Length == 0 || text.EndsWith('\n') ? "" : newLine) + line + newLine;
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    protected override Task SaveAsync(byte[] content)
    {
        var text = "";
        if (Path.Exists(_full) && Read(_folder.Shown(_full), _folder, out text) is { } problem)
        {
            throw new IOException(problem);
        }

        _folder.Replace(_full, Encoding.UTF8.GetBytes(Set(text, _key, Encoding.UTF8.GetString(content))));
        return Task.CompletedTask;
    }

    private static string? Read(string path, WorkingFolder folder, out string text)
    {
        var problem = folder.Read(path, MaxBytes, "1 MB", out var content, mayBeEmpty: true);
        text = Encoding.UTF8.GetString(content);
        return problem ?? (Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(content) ? null : "the file is not UTF-8");
    }

    private static bool IsEnvironmentFile(string shown)
    {
        var parts = shown.Split('/');
        var name = parts[^1];
        return !parts.SkipLast(1).Any(static folder => folder.StartsWith('.'))
               && (name == ".env" || (name.StartsWith(".env.", StringComparison.Ordinal) && name.Length > 5) || (name.EndsWith(".env", StringComparison.Ordinal) && !name.StartsWith('.')));
    }

    /// <summary>Where the last line with the key begins and ends, without its line break; a value in quotes may go over several lines.</summary>
    private static (int Start, int End)? Line(string text, string key)
    {
        (int, int)? found = null;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var newline ? newline : text.Length;
            var match = Assignment().Match(text, at, end - at);
            if (match.Success)
            {
                end = ValueEnd(text, match.Index + match.Length, end);
                if (match.Groups[1].Value == key)
                {
                    found = (match.Groups[1].Index, end > at && text[end - 1] == '\r' ? end - 1 : end);
                }
            }

            at = end + 1;
        }

        return found;
    }

    private static int ValueEnd(string text, int start, int end)
    {
        if (start >= end || text[start] is not ('"' or '\''))
        {
            return end;
        }

        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[start] == '"')
            {
                at++;
            }
            else if (text[at] == text[start])
            {
                return text.IndexOf('\n', at) is >= 0 and var newline ? newline : text.Length;
            }
        }

        return end;
    }

    private static string Quoted(string value)
        => Bare().IsMatch(value) ? value
            : '"' + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal)
                .Replace("`", "\\`", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + '"';

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyName();

    [GeneratedRegex(@"^[A-Za-z0-9_./:@%+,=~-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\G[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
