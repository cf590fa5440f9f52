namespace Auth0Mcp.SpecTool.Import;

/// <summary>Replaces one file by renaming a complete one over it, and can put the old content back.</summary>
internal sealed class FileReplacement(string path, byte[] content)
{
    private readonly string _staged = $"{path}.{Environment.ProcessId}.tmp";
    private byte[]? _previous;
    private bool _swapped;

    public string Path => path;

    /// <summary>True when the file has this content already.</summary>
    public bool IsCurrent => File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    /// <summary>Replaces all files or none; raises <see cref="SpecException"/> when one cannot be written.</summary>
    public static void ReplaceAll(IReadOnlyList<FileReplacement> replacements)
    {
        try
        {
            foreach (var replacement in replacements)
            {
                replacement.Stage();
            }

            foreach (var replacement in replacements)
            {
                replacement.Swap();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            foreach (var replacement in replacements)
            {
                replacement.Undo();
            }

            throw SpecException.At(replacements[0].Path, $"cannot write: {error.Message}", error);
        }
        finally
        {
            foreach (var replacement in replacements)
            {
                replacement.CleanUp();
            }
        }
    }

    /// <summary>Writes the new content beside the target.</summary>
    private void Stage()
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        _previous = File.Exists(path) ? File.ReadAllBytes(path) : null;
        File.WriteAllBytes(_staged, content);
    }

    /// <summary>Puts the new content in place; readers see the old file or the new one, never half of it.</summary>
    private void Swap()
    {
        File.Move(_staged, path, overwrite: true);
        _swapped = true;
    }

    /// <summary>Restores what was there before <see cref="Swap"/>.</summary>
    private void Undo()
    {
        if (!_swapped)
        {
            return;
        }

        if (_previous is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllBytes(path, _previous);
        }
    }

    private void CleanUp() => File.Delete(_staged);
}
