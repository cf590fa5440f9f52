using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>Where an open file of Windows really lies, whatever links led to it.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsPath
{
    private const uint ShareAll = 7;
    private const uint OpenExisting = 3;

    /// <summary>FILE_FLAG_BACKUP_SEMANTICS: without it folders cannot be opened.</summary>
    private const uint AlsoFolders = 0x02000000;

    private const int LongestPath = 32768;

    /// <summary>The path with all links followed.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static unsafe string Of(SafeFileHandle file)
    {
        var text = new char[LongestPath];
        uint length;
        fixed (char* start = text)
        {
            length = GetFinalPathNameByHandle(file, start, LongestPath, 0);
        }

        return length is > 0 and < LongestPath
            ? new string(text, 0, (int)length)
            : throw new IOException("The path of the file is not known.");
    }

    /// <summary>True when the file lies at that path below the folder, with no link on the way.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static bool IsAt(SafeFileHandle file, string folder, string relative)
    {
        using var start = CreateFile(folder, 0, ShareAll, 0, OpenExisting, AlsoFolders, 0);
        return !start.IsInvalid && string.Equals(Of(file), $@"{Of(start)}\{relative}", StringComparison.OrdinalIgnoreCase);
    }

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(
        string path, uint access, uint share, nint security, uint creation, uint flags, nint template);

    [LibraryImport("kernel32", EntryPoint = "GetFinalPathNameByHandleW", SetLastError = true)]
    private static unsafe partial uint GetFinalPathNameByHandle(SafeFileHandle file, char* path, uint length, uint flags);
}
