namespace Auth0Mcp.Calls.Secrets;

/// <summary><c>secret_to: file:PATH</c>: a new file of the working folder for only the owner. It goes away again unless secrets came.</summary>
internal sealed class FileDelivery : SecretDelivery
{
    public const string Scheme = "file:";

    private readonly FileStream _file;
    private bool _isSaved;

    private FileDelivery(FileStream file, string place)
    {
        _file = file;
        Place = place;
    }

    /// <summary>The scheme, and the path from the working folder on.</summary>
    public override string Place { get; }

    /// <summary>What is wrong with a path; null when a file can be made there, as far as that can be told without making it.</summary>
    public static string? Check(string path, WorkingFolder folder, out string full)
    {
        full = "";
        try
        {
            return folder.Find(path, out full) is { } problem ? problem
                : Path.Exists(full) ? "exists already, and is not overwritten; name a new file"
                : !Directory.Exists(Path.GetDirectoryName(full)) ? "its folder does not exist; create it first"
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return "cannot be looked at; name another file";
        }
    }

    /// <summary>Makes the file, or says why that cannot be done.</summary>
    public static (SecretDelivery? Delivery, string? Problem) Open(string path, WorkingFolder folder)
    {
        if (Check(path, folder, out var full) is { } problem)
        {
            return (null, problem);
        }

        try
        {
            // A new file is never made through a link at the end of its path; one further up may have been put there since the check.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var delivery = new FileDelivery(new FileStream(full, options), Scheme + folder.Shown(full));
            if (!folder.HasLink(full))
            {
                return (delivery, null);
            }

            delivery.Dispose();
            return (null, "leads through a link, which is not followed; name the file itself");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, "cannot be created; check that the folder may be written to");
        }
    }

    public override void Dispose()
    {
        _file.Dispose();
        if (!_isSaved)
        {
            File.Delete(_file.Name);
        }
    }

    protected override Task SaveAsync(byte[] content)
    {
        _file.Write(content);
        _file.Flush(flushToDisk: true);
        _isSaved = true;
        return Task.CompletedTask;
    }
}
