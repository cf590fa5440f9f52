using System.Runtime.InteropServices;

namespace Auth0Mcp.SignIn;

/// <summary>
/// The D-Bus of a person's session on Linux, through which the Secret Service is reached. Some clients start servers without the
/// variables that name it; it is at the same place all the same.
/// </summary>
internal static partial class SessionBus
{
    private const string AddressVariable = "DBUS_SESSION_BUS_ADDRESS";
    private const string RuntimeVariable = "XDG_RUNTIME_DIR";
    private const string Runtime = "/run/user";

    private static readonly Lock s_gate = new();
    private static bool s_isAnnounced;

    /// <summary>True when there is a bus, named by a variable or at its usual place.</summary>
    public static bool Exists() => Find(Environment.GetEnvironmentVariable, UsualFile()) is not null;

    /// <summary>
    /// Tells the keychain's library where the bus is, unless a variable does. Once per process, before the library is used.
    /// </summary>
    public static void Announce()
    {
        lock (s_gate)
        {
            if (s_isAnnounced || !OperatingSystem.IsLinux())
            {
                return;
            }

            s_isAnnounced = true;
            if (Find(static _ => null, UsualFile()) is { } address && Find(Environment.GetEnvironmentVariable, null) is null)
            {
                // What .NET sets is not seen by a library in C.
                _ = SetVariable(AddressVariable, address, overwrite: 0);
            }
        }
    }

    /// <summary>The address of the bus; null when there is none.</summary>
    /// <param name="environment">Reads a variable; null when it is not set.</param>
    /// <param name="usual">The socket where no variable says otherwise; null for none.</param>
    internal static string? Find(Func<string, string?> environment, string? usual)
        => environment(AddressVariable) is { Length: > 0 } address ? address
            : environment(RuntimeVariable) is { Length: > 0 } runtime && File.Exists(Path.Combine(runtime, "bus"))
                ? AddressOf(Path.Combine(runtime, "bus"))
            : usual is not null && File.Exists(usual) ? AddressOf(usual)
            : null;

    private static string AddressOf(string socket) => "unix:path=" + socket;

    /// <summary>Below a directory that only the system writes to, in the one of this person alone.</summary>
    private static string? UsualFile() => OperatingSystem.IsLinux() ? $"{Runtime}/{UserId()}/bus" : null;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
