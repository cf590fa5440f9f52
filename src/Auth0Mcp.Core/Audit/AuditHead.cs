using System.Text.Json;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;

namespace Auth0Mcp.Audit;

/// <summary>What is remembered of a chain away from its files: with it a beginning and an end that were cut off show.</summary>
/// <param name="First">The number of the oldest line that is kept.</param>
/// <param name="Last">The place of the latest line.</param>
internal sealed record AuditHead(long First, AuditPosition Last);

/// <summary>Keeps the heads of a profile's chains.</summary>
internal interface IAuditHeads
{
    /// <summary>The head of a chain; null when none is kept.</summary>
    /// <exception cref="SignInStoreException">It cannot be read.</exception>
    Task<AuditHead?> LoadAsync(string chain);

    /// <summary>Replaces the head of a chain.</summary>
    /// <exception cref="SignInStoreException">It cannot be written.</exception>
    Task SaveAsync(string chain, AuditHead head);
}

/// <summary>Keeps the heads where the profile's sign-in is kept: in the system keychain, or in private files.</summary>
/// <param name="read">The content of an entry; null or empty when there is none.</param>
/// <param name="write">Replaces the content of an entry.</param>
internal sealed class AuditHeads(Func<string, Task<byte[]?>> read, Func<string, byte[], Task> write) : IAuditHeads
{
    private const string FirstMember = "first";
    private const string LastMember = "last";
    private const string HashMember = "hash";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The heads of a profile, beside its sign-in; those of a sign-in from the environment are in a private file.</summary>
    /// <param name="storage">Where the sign-in is kept now.</param>
    public static AuditHeads Beside(string profile, Func<string> storage, UserDirectories directories)
    {
        var files = new PrivateFile();
        return new AuditHeads(
            chain => storage() == SignInStorage.Keychain
                ? KeychainAccess.RunAsync(() => Entry(chain).Read(), s_patience, "", CancellationToken.None)
                : Task.FromResult(PrivateFile.Read(PathOf(chain))),
            (chain, content) =>
            {
                if (storage() == SignInStorage.Keychain)
                {
                    return KeychainAccess.RunAsync(() => Write(Entry(chain), content), s_patience, "", CancellationToken.None);
                }

                files.Write(PathOf(chain), content);
                return Task.CompletedTask;
            });

        SystemKeychain Entry(string chain) => SystemKeychain.AuditHead($"{profile}.{chain}", directories);

        // No profile has a dot in its name.
        string PathOf(string chain) => Path.Combine(SignInStorage.FilesIn(directories), $"{profile}.{chain}.head.json");
    }

    public async Task<AuditHead?> LoadAsync(string chain)
    {
        if (await read(chain) is not { Length: > 0 } content)
        {
            return null;
        }

        try
        {
            var head = JsonElement.Parse(content);
            return new AuditHead(
                head.GetProperty(FirstMember).GetInt64(),
                new AuditPosition(head.GetProperty(LastMember).GetInt64(), head.GetProperty(HashMember).GetString()!));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new SignInStoreException("What is remembered of the audit log cannot be read.");
        }
    }

    public Task SaveAsync(string chain, AuditHead head) => write(chain, ResultJson.WriteUtf8(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber(FirstMember, head.First);
        writer.WriteNumber(LastMember, head.Last.Number);
        writer.WriteString(HashMember, head.Last.Hash);
        writer.WriteEndObject();
    }).ToArray());

    private static bool Write(SystemKeychain entry, byte[] content)
    {
        entry.Write(content);
        return true;
    }
}
