using Microsoft.Identity.Client.Extensions.Msal;

namespace Auth0Mcp.SignIn;

/// <summary>
/// The keychain of the system: the Secret Service on Linux, the Keychain on macOS, on Windows a file that DPAPI encrypts for the
/// account.
/// </summary>
internal sealed class SystemKeychain : IKeychainEntry
{
    private const string Product = "auth0-mcp";

    private readonly Storage _storage;

    private SystemKeychain(Storage storage) => _storage = storage;

    /// <summary>The keychain, as a person knows it.</summary>
    public static string Description => OperatingSystem.IsMacOS() ? "the macOS Keychain"
        : OperatingSystem.IsWindows() ? "a file that Windows encrypts for your account"
        : "the system keychain (Secret Service)";

    /// <summary>The sign-in of a profile. Directories of somebody's own have entries of their own.</summary>
    public static SystemKeychain Entry(string profile, UserDirectories directories)
        => Create(
            profile, directories, SignInStorage.Keychain, schema: "auth0-mcp.sign-in", label: Product, kind: "profile",
            service: Product);

    /// <summary>
    /// A secret that a call saved under that name. No name leads to a sign-in: the two have nothing of their addresses in common.
    /// </summary>
    public static SystemKeychain Secret(string name, UserDirectories directories)
        => Create(
            name, directories, "keychain-secrets", schema: "auth0-mcp.secret", label: Product + " secret", kind: "secret",
            service: Product + ".secret");

    /// <summary>What is remembered of an audit log.</summary>
    public static SystemKeychain AuditHead(string name, UserDirectories directories)
        => Create(
            name, directories, "keychain-audit", schema: "auth0-mcp.audit", label: Product + " audit", kind: "audit",
            service: Product + ".audit");

    /// <summary>Why an access failed, in one sentence that repeats nothing of the content.</summary>
    public static string Explain(Exception failure) => failure switch
    {
        DllNotFoundException => "There is no system keychain here: libsecret is not installed.",
        IOException or UnauthorizedAccessException =>
            $"The directory beside the system keychain cannot be written: {PrivateFile.Reason(failure)}.",
        _ when OperatingSystem.IsLinux() && !SessionBus.Exists() =>
            "There is no system keychain here: this session has no D-Bus, as in containers and over SSH.",
        MsalCachePersistenceException { InnerException: DllNotFoundException } =>
            "There is no system keychain here: libsecret is not installed.",
        _ => "The system keychain refused: it is locked, was denied, or does not work here.",
    };

    public void Verify() => _storage.VerifyPersistence();

    public byte[]? Read() => _storage.ReadData();

    public void Write(byte[] content) => _storage.WriteData(content);

    public void Clear() => _storage.Clear(ignoreExceptions: false);

    private static SystemKeychain Create(
        string name, UserDirectories directories, string folder, string schema, string label, string kind, string service)
    {
        SessionBus.Announce();
        var account = directories.IsOwn ? $"{name} ({directories.State})" : name;

        // Holds the encrypted content on Windows; elsewhere an empty file.
        var directory = Path.Combine(directories.State, folder);
        PrivateFile.MakeDirectory(directory);
        var properties = new StorageCreationPropertiesBuilder(name + ".bin", directory)
            .WithLinuxKeyring(
                schema,
                MsalCacheHelper.LinuxKeyRingDefaultCollection,
                $"{label}: {account}",
                new KeyValuePair<string, string>("application", Product),
                new KeyValuePair<string, string>(kind, account))
            .WithMacKeyChain(service, account)
            .Build();
        return new SystemKeychain(Storage.Create(properties));
    }
}
