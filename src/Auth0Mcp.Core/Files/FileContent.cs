using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>Reads an open file whole, within a bound.</summary>
internal static class FileContent
{
    /// <summary>
    /// Pipes and terminals have no length: asking for it throws <see cref="NotSupportedException"/>. Devices and files that the
    /// system makes up have none either.
    /// </summary>
    public static Result<byte[], string> Read(SafeFileHandle file, int maxBytes, string limit, bool mayBeEmpty)
    {
        if (LinkCount.Of(file) > 1)
        {
            return "the file has a second name elsewhere (a hard link); use a copy of it";
        }

        var length = RandomAccess.GetLength(file);
        if (length == 0 && mayBeEmpty)
        {
            return Array.Empty<byte>();
        }

        if (length is 0 || length > maxBytes)
        {
            return length == 0 ? "the file is empty" : $"the file is larger than {limit}";
        }

        // It may grow meanwhile.
        var bytes = new byte[maxBytes + 1];
        var count = 0;
        for (int more; count < bytes.Length && (more = RandomAccess.Read(file, bytes.AsSpan(count), count)) > 0; count += more)
        {
        }

        return count > maxBytes ? $"the file is larger than {limit}" : bytes[..count];
    }
}
