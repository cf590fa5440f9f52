using Auth0Mcp.Context;
using Auth0Mcp.Files;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// <c>secret_to: file:PATH</c>: a new file of the working folder for only the owner. It goes away again unless secrets came.
/// </summary>
internal sealed class FileDelivery : SecretDelivery
{
    public const string Scheme = "file:";

    private static readonly string[] s_endings = [".secret", ".pem", ".secret.json"];

    private readonly CreatedFile _file;
    private bool _isSaved;

    private FileDelivery(CreatedFile file, string place) => (_file, Place) = (file, place);

    /// <summary>The scheme, and the path from the working folder on.</summary>
    public override string Place { get; }

    /// <summary>Where a file can be made, as far as that can be told without making it; or what is wrong with the path.</summary>
    public static Result<string, string> Locate(string path, WorkingFolder folder, CallWork? work = null)
    {
        try
        {
            if (EnvironmentFile.Split(path) is var (file, key))
            {
                return EnvironmentFile.Check(file, key, folder, work);
            }

            var found = folder.Find(path);
            if (found.Value is not { } full)
            {
                return found;
            }

            var problem = NameProblem(folder.Shown(full)) is { } name ? name
                : Path.Exists(full) ? "already exists, and is not overwritten; name a new file"
                : !Directory.Exists(Path.GetDirectoryName(full)) ? "its folder does not exist; create it first"
                : null;
            return problem is null ? found : new(null, problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(null, "cannot be looked at; name another file");
        }
    }

    /// <summary>What is wrong with a path that is not plain.</summary>
    public const string NotPlain =
        "takes a path without line breaks, control characters and '\\', in which no name begins or ends with a blank or ends with a dot";

    /// <summary>Secrets go into files for secrets: other programs run, or read as settings, what has other names.</summary>
    public static string? NameProblem(string shown)
        => !IsPlain(shown) ? NotPlain
            : shown.Split('/').SkipLast(1).Any(static folder => folder.StartsWith('.'))
                ? "its folder begins with a dot, and is for the settings of a program; use another folder"
            : s_endings.Any(ending => shown.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? null
            : $"takes a file that ends in {string.Join(", ", s_endings)}, or KEY of a .env file: file:.env#KEY";

    /// <summary>
    /// No tool, no system and no reader takes the path for more than one, or for another one: Windows leaves out blanks and dots at
    /// the end of a name.
    /// </summary>
    public static bool IsPlain(string shown)
        => !shown.Any(static character => char.IsControl(character) || character is '\\' or '\u2028' or '\u2029')
           && shown.Split('/').All(static part => part == part.Trim() && !part.EndsWith('.'));

    /// <summary>Makes the file, or says why that cannot be done.</summary>
    public static Result<SecretDelivery, string> Open(string path, WorkingFolder folder)
    {
        var found = Locate(path, folder);
        if (found.Value is not { } full)
        {
            return found.Error!;
        }

        try
        {
            return new FileDelivery(folder.Create(full), Scheme + folder.Shown(full));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "cannot be created; check that the folder may be written to";
        }
    }

    public override void Dispose()
    {
        if (!_isSaved)
        {
            _file.Delete();
        }

        _file.Dispose();
    }

    protected override Task SaveAsync(byte[] content)
    {
        _file.Write(content);
        _isSaved = true;
        return Task.CompletedTask;
    }
}
