namespace Auth0Mcp.Files;

/// <summary>Replaces a file as a whole: readers see the old content or the new one, and so does who comes back after a crash.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file beside the one to replace, and renames it.</summary>
    /// <param name="open">Opens the new file, which is for its owner alone where nothing else is said.</param>
    /// <exception cref="IOException">It cannot be written; what was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, Func<string, Stream>? open = null)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = open?.Invoke(temporary) ?? OwnerFile.Open(temporary, FileMode.CreateNew, FileShare.Read))
            {
                stream.Write(content);
                (stream as FileStream)?.Flush(flushToDisk: true);
            }

            // Windows keeps the access list only when a file is replaced.
            if (OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
