using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>
/// A file that was made for one call. It is written as the file that was opened, and removed by its name in the folder that was
/// opened, wherever the path to them leads by then.
/// </summary>
internal sealed class CreatedFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly SafeFileHandle? _parent;
    private readonly string _name;

    private CreatedFile(SafeFileHandle file, SafeFileHandle? parent, string name) => (_file, _parent, _name) = (file, parent, name);

    /// <summary>Makes the file, for only its owner, without following a link.</summary>
    /// <param name="relative">The path from the folder on.</param>
    /// <exception cref="IOException">It exists, a link is on the way, or the folder may not be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static CreatedFile Create(string folder, string relative)
    {
        if (OperatingSystem.IsWindows())
        {
            return CreateOnWindows(folder, relative);
        }

        var parent = PosixWalk.OpenParent(folder, relative);
        try
        {
            var name = Path.GetFileName(relative);
            return new CreatedFile(PosixWalk.Create(parent, name), parent, name);
        }
        catch
        {
            parent.Dispose();
            throw;
        }
    }

    /// <summary>Writes the content down to the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> content)
    {
        RandomAccess.Write(_file, content, 0);
        RandomAccess.FlushToDisk(_file);
    }

    /// <summary>Gives the file another name in its folder, in place of what has that name.</summary>
    /// <exception cref="IOException">The folder may not be written to.</exception>
    public void RenameTo(string name)
    {
        _file.Dispose();
        if (OperatingSystem.IsWindows())
        {
            File.Move(_name, Path.Combine(Path.GetDirectoryName(_name)!, name), overwrite: true);
        }
        else
        {
            PosixWalk.Rename(_parent!, _name, name);
        }
    }

    /// <summary>Removes the file.</summary>
    public void Delete()
    {
        _file.Dispose();
        if (OperatingSystem.IsWindows())
        {
            File.Delete(_name);
        }
        else
        {
            PosixWalk.Delete(_parent!, _name);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _parent?.Dispose();
    }

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static CreatedFile CreateOnWindows(string folder, string relative)
    {
        var file = File.OpenHandle(Path.Combine(folder, relative), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var created = new CreatedFile(file, null, WindowsPath.Of(file));
        if (WindowsPath.IsAt(file, folder, relative))
        {
            return created;
        }

        created.Delete();
        throw new IOException("A link is on the way.");
    }
}
