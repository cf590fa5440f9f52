using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>
/// How many names a file has. A second one (a hard link) may lie anywhere on the disk: what is read through it, or written, is not
/// bounded by the folder of the first.
/// </summary>
internal static partial class LinkCount
{
    /// <summary>More than any of the structures below.</summary>
    private const int BufferBytes = 512;

    // statx(2): AT_EMPTY_PATH, STATX_NLINK, and the offset of stx_nlink.
    private const int EmptyPath = 0x1000;
    private const uint KindAndLinksWanted = 0x1 | 0x4;
    private const int LinuxOffset = 16;

    /// <summary>The offset of <c>stx_mode</c>.</summary>
    private const int LinuxModeOffset = 28;

    // What st_mode says of the kind of a file: S_IFMT, and S_IFREG.
    private const int KindBits = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>The offset of <c>st_nlink</c> in macOS' <c>struct stat</c>, of 16 bits.</summary>
    private const int AppleOffset = 6;

    /// <summary>The offset of <c>st_mode</c> there.</summary>
    private const int AppleModeOffset = 4;

    /// <summary>The offset of <c>nNumberOfLinks</c> in BY_HANDLE_FILE_INFORMATION.</summary>
    private const int WindowsOffset = 40;

    /// <summary>The names of an open file, this one included.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static uint Of(SafeFileHandle file) => Look(file).Names;

    /// <summary>True for a regular file with this name alone.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static bool IsPlain(SafeFileHandle file) => Look(file) is { IsRegular: true, Names: <= 1 };

    /// <summary>True for a regular file: no pipe, directory or device.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static bool IsRegular(SafeFileHandle file) => Look(file).IsRegular;

    private static unsafe (uint Names, bool IsRegular) Look(SafeFileHandle file)
    {
        var buffer = stackalloc byte[BufferBytes];
        var bytes = new ReadOnlySpan<byte>(buffer, BufferBytes);
        if (OperatingSystem.IsWindows())
        {
            return GetFileInformationByHandle(file, buffer)
                ? (BinaryPrimitives.ReadUInt32LittleEndian(bytes[WindowsOffset..]), !IsDirectory(bytes))
                : throw Unknown();
        }

        if (OperatingSystem.IsMacOS())
        {
            return (RuntimeInformation.ProcessArchitecture == Architecture.Arm64
                ? FileStatus(file, buffer)
                : FileStatusX64(file, buffer)) == 0
                ? (BinaryPrimitives.ReadUInt16LittleEndian(bytes[AppleOffset..]), IsRegular(bytes[AppleModeOffset..]))
                : throw Unknown();
        }

        return StatX(file, "", EmptyPath, KindAndLinksWanted, buffer) == 0
            ? (BinaryPrimitives.ReadUInt32LittleEndian(bytes[LinuxOffset..]), IsRegular(bytes[LinuxModeOffset..]))
            : throw Unknown();
    }

    private static bool IsRegular(ReadOnlySpan<byte> mode)
        => (BinaryPrimitives.ReadUInt16LittleEndian(mode) & KindBits) == RegularFile;

    private static bool IsDirectory(ReadOnlySpan<byte> information)
        => ((FileAttributes)BinaryPrimitives.ReadUInt32LittleEndian(information)).HasFlag(FileAttributes.Directory);

    private static IOException Unknown() => new("The system does not tell how many names the file has.", Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatX(SafeFileHandle file, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    private static unsafe partial int FileStatus(SafeFileHandle file, byte* buffer);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    private static unsafe partial int FileStatusX64(SafeFileHandle file, byte* buffer);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool GetFileInformationByHandle(SafeFileHandle file, byte* information);
}
