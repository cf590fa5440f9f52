using System.Text;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Files;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// <c>secret_to: file:PATH#KEY</c>: one key of a <c>.env</c>-like file. The key is added, or its value replaced; every other byte
/// of the file stays. A new file is for only its owner.
/// </summary>
internal sealed partial class EnvironmentFile : SecretDelivery
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Other processes may write the file, too: how often that is waited out.</summary>
    private const int MostAttempts = 20;

    /// <summary>Names beside the one that was named: the file is read for each.</summary>
    private const int MostNames = 20;

    private static readonly string[] s_models =
        ["example", "examples", "sample", "samples", "template", "templates", "tmpl", "tpl", "dist", "default", "defaults", "schema",
            "skel", "vault", "enc", "encrypted"];

    /// <summary>Files are read and replaced by one call at a time.</summary>
    private static readonly Lock s_gate = new();

    private readonly WorkingFolder _folder;
    private readonly string _full;
    private readonly string _key;

    /// <summary>The line of the key when the call was let through; null when there was none.</summary>
    private readonly string? _before;

    private string _saved;

    private EnvironmentFile(WorkingFolder folder, string full, string key, string? before)
        => (_folder, _full, _key, _before, _saved) = (folder, full, key, before, key);

    /// <summary>The scheme, the path from the working folder on, and the key.</summary>
    public override string Place => $"{FileDelivery.Scheme}{_folder.Shown(_full)}#{_saved}";

    private string Reservation => $"{_full}#{_key}";

    /// <summary>Path and key of a place; null when it names no key.</summary>
    public static (string Path, string Key)? Split(string place)
        => place.LastIndexOf('#') is >= 0 and var hash ? (place[..hash], place[(hash + 1)..]) : null;

    /// <summary>Where the file of a place is, or what is wrong with the place, as far as that can be told without writing.</summary>
    public static Result<string, string> Check(string path, string key, WorkingFolder folder, CallWork? work = null)
    {
        try
        {
            if (!KeyName().IsMatch(key))
            {
                return new(null, "KEY takes letters, digits and '_', and begins with a letter or '_'");
            }

            if (SecretKeyName.Problem(key) is { } wrong)
            {
                return new(null, wrong);
            }

            var found = folder.Find(path);
            if (found.Value is not { } full)
            {
                return found;
            }

            var problem = !FileDelivery.IsPlain(folder.Shown(full)) ? FileDelivery.NotPlain
                : !IsEnvironmentFile(folder.Shown(full))
                    ? "KEY is for .env files: .env, .env.NAME or NAME.env, outside of folders that begin with a dot"
                : IsModel(full) ? "this file is a model for others, which is kept with the code; name the file that is used"
                : !Directory.Exists(Path.GetDirectoryName(full)) ? "its folder does not exist; create it first"
                : Path.Exists(full) ? Problem(Read(path, folder), key, work)
                : null;
            return problem is null ? found : new(null, problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(null, "cannot be looked at; name another file");
        }
    }

    /// <summary>True when the file has the key.</summary>
    public static bool Holds(string path, string key, WorkingFolder folder)
        => Check(path, key, folder).Value is { } full && Path.Exists(full)
           && Read(path, folder).Value is { } text && EnvironmentText.Find(text, key) is not null;

    /// <summary>
    /// Makes the place ready, or says why that cannot be done. No other call of this process has it until this one ends.
    /// </summary>
    /// <param name="mayReplace">A person was asked about the key that is there.</param>
    public static Result<SecretDelivery, string> Open(string path, string key, WorkingFolder folder, bool mayReplace)
    {
        var found = Check(path, key, folder);
        if (found.Value is not { } full)
        {
            return found.Error!;
        }

        var before = Path.Exists(full) && Read(path, folder).Value is { } text ? EnvironmentText.Find(text, key) : null;
        if (before is not null && !mayReplace)
        {
            return "the file got this key meanwhile; call again";
        }

        var file = new EnvironmentFile(folder, full, key, before);
        return folder.Reservations.TryTake(file.Reservation) ? file : InUse;
    }

    public override void Dispose() => _folder.Reservations.Release(Reservation);

    /// <summary>A key that came or changed meanwhile, which nobody was asked about, stays: the secret gets a name beside it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    protected override Task SaveAsync(byte[] content)
    {
        lock (s_gate)
        {
            using var others = _folder.Lock(_full);
            for (var attempt = 0; !TrySave(Encoding.UTF8.GetString(content)); attempt++)
            {
                if (attempt == MostAttempts)
                {
                    throw new IOException("Others write the file all the time.");
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <exception cref="IOException">The file cannot be written, or cannot hold that value.</exception>
    private bool TrySave(string value)
    {
        if (!EnvironmentText.Holds(value))
        {
            throw new IOException("No reader of such files takes the value for one.");
        }

        var text = Now();
        _saved = _key;
        for (var number = 2; IsTaken(text); number++)
        {
            if (number > MostNames)
            {
                throw new IOException("Others write such keys all the time.");
            }

            _saved = $"{_key}_{number}";
        }

        return _folder.Replace(_full, Encoding.UTF8.GetBytes(EnvironmentText.Set(text, _saved, value)), () => Now() == text);
    }

    private bool IsTaken(string text)
        => EnvironmentText.IsUnclear(text, _saved) || EnvironmentText.Find(text, _saved) != (_saved == _key ? _before : null);

    /// <exception cref="IOException">The file cannot be read.</exception>
    private string Now()
    {
        if (!Path.Exists(_full))
        {
            return "";
        }

        var text = Read(_folder.Shown(_full), _folder);
        return text.Value ?? throw new IOException(text.Error);
    }

    private static Result<string, string> Read(string path, WorkingFolder folder)
    {
        var read = folder.Read(path, MaxBytes, "1 MB", mayBeEmpty: true);
        if (read.Value is not { } content)
        {
            return new(null, read.Error);
        }

        var text = Encoding.UTF8.GetString(content);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(content) ? new(text, null) : new(null, "the file is not UTF-8");
    }

    private static string? Problem(Result<string, string> text, string key, CallWork? work)
        => text.Error ?? (EnvironmentText.IsUnclear(text.Value!, key, work)
            ? "the file has KEY in a form that is not replaced here; change it by hand, or use another key"
            : null);

    private static bool IsEnvironmentFile(string shown)
    {
        var parts = shown.Split('/');
        var name = parts[^1];
        return !parts.SkipLast(1).Any(static folder => folder.StartsWith('.'))
               && (name == ".env"
                   || (name.StartsWith(".env.", StringComparison.Ordinal) && name.Length > 5
                       && !ReservedNames.IsProgram(name[(name.LastIndexOf('.') + 1)..]))
                   || (name.EndsWith(".env", StringComparison.Ordinal) && !name.StartsWith('.')));
    }

    /// <summary>A part of the name says that the file is there to be copied.</summary>
    private static bool IsModel(string full)
        => LookAlikes.Plain(Path.GetFileName(full)).Split('.', '-', '_')
            .Any(static part => s_models.Contains(part, StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyName();
}
