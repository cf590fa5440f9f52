namespace Auth0Mcp.SpecTool.Import;

/// <summary>Replaces one file by renaming a complete one over it, and can put the old content back.</summary>
internal sealed class FileReplacement(string path, byte[] content)
{
    private readonly string _staged = $"{path}.{Environment.ProcessId}.tmp";
    private byte[]? _previous;
    private bool _swapped;

    /// <summary>Writes the new content beside the target.</summary>
    public void Stage()
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
            Directory.CreateDirectory(directory);
        _previous = File.Exists(path) ? File.ReadAllBytes(path) : null;
        File.WriteAllBytes(_staged, content);
    }

    /// <summary>Puts the new content in place; readers see the old file or the new one, never half of it.</summary>
    public void Swap()
    {
        File.Move(_staged, path, overwrite: true);
        _swapped = true;
    }

    /// <summary>Restores what was there before <see cref="Swap"/>.</summary>
    public void Undo()
    {
        if (!_swapped)
            return;

        if (_previous is null)
            File.Delete(path);
        else
            File.WriteAllBytes(path, _previous);
    }

    public void CleanUp() => File.Delete(_staged);
}
