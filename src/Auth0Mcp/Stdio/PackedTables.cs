using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Auth0Mcp.Stdio;

/// <summary>
/// The constants of the native program. Before the first method runs, the runtime unpacks its tables from them and never reads the
/// packed form again; 4 MB of it would stay in memory for as long as the server runs.
/// </summary>
internal static partial class PackedTables
{
    /// <summary>MADV_DONTNEED (madvise(2)): pages that a file holds leave memory, and come back when they are read again.</summary>
    private const int NotNeeded = 4;

    /// <summary>Gives the memory back to the system. Does nothing where the program is not native, or the system not Linux.</summary>
    public static void Release()
    {
        // Elsewhere, what is mapped from a file may have been written to, and would be lost.
        if (RuntimeFeature.IsDynamicCodeSupported || !OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            var constant = AddressOf("a constant lies among the others"u8);
            foreach (var line in File.ReadLines("/proc/self/maps"))
            {
                if (Range(line) is var (start, end) && start <= constant && constant < end)
                {
                    _ = Advise(start, end - start, NotNeeded);
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A system without /proc: nothing is given back.
        }
    }

    /// <summary>Where a read-only mapping of a file lies (proc(5)): <c>START-END r--p OFFSET ...</c>, in hexadecimal digits.</summary>
    private static (nuint Start, nuint End)? Range(ReadOnlySpan<char> line)
    {
        var dash = line.IndexOf('-');
        var space = line.IndexOf(' ');
        return dash > 0 && space > dash
            && line[(space + 1)..].StartsWith("r--p ", StringComparison.Ordinal)
            && nuint.TryParse(line[..dash], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start)
            && nuint.TryParse(line[(dash + 1)..space], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var end)
                ? (start, end)
                : null;
    }

    private static unsafe nuint AddressOf(ReadOnlySpan<byte> constant) => (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(constant));

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint address, nuint length, int advice);
}
