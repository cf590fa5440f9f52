using System.Text;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Files;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// The place into which a call puts the secrets that it creates, so that nobody has to be shown them. It is made ready before the
/// request is sent, and holds nothing unless secrets came.
/// </summary>
internal abstract class SecretDelivery : IDisposable
{
    public const string Argument = MachineArguments.SecretTo;

    protected const string InUse = "another call under way saves its secret there; name another place";

    /// <summary>
    /// Where the secrets are, as the result says it; once they are saved, it may be a place beside the one that was named.
    /// </summary>
    public abstract string Place { get; }

    /// <summary>What is wrong with a place, as far as that can be told without making it ready; null when nothing is.</summary>
    public static string? Check(string place, WorkingFolder folder, CallWork? work = null)
        => place.StartsWith(SecretKeychain.Scheme, StringComparison.Ordinal)
            ? SecretKeychain.CheckName(place[SecretKeychain.Scheme.Length..])
            : place.StartsWith(FileDelivery.Scheme, StringComparison.Ordinal)
                ? FileDelivery.Locate(place[FileDelivery.Scheme.Length..], folder, work).Error
            : "expected file:PATH, a new file in the folder in which the server was started, file:PATH#KEY for a .env file, or "
                + "keychain:NAME";

    /// <summary>What is replaced at a place, as a sentence for a person; null when nothing is.</summary>
    public static string? Replaces(string place, WorkingFolder folder)
        => place.StartsWith(FileDelivery.Scheme, StringComparison.Ordinal)
            && EnvironmentFile.Split(place[FileDelivery.Scheme.Length..]) is var (path, key) && EnvironmentFile.Holds(path, key, folder)
            ? $"{key} in {path} is replaced, and its present value cannot be restored."
            : null;

    /// <summary>Makes the place ready, or says why that cannot be done.</summary>
    /// <param name="mayReplace">A person was asked about what <see cref="Replaces"/> says.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<Result<SecretDelivery, string>> OpenAsync(
        string place, WorkingFolder folder, SecretKeychain? keychain, bool mayReplace, CancellationToken cancellationToken)
        => Check(place, folder) is { } problem ? problem
            : place.StartsWith(SecretKeychain.Scheme, StringComparison.Ordinal)
                ? await KeychainDelivery.OpenAsync(place[SecretKeychain.Scheme.Length..], keychain, cancellationToken)
            : EnvironmentFile.Split(place[FileDelivery.Scheme.Length..]) is var (path, key)
                ? EnvironmentFile.Open(path, key, folder, mayReplace)
            : FileDelivery.Open(place[FileDelivery.Scheme.Length..], folder);

    /// <summary>Saves one secret as it is, several as a JSON object by their path.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="SignInStoreException">The keychain failed.</exception>
    public Task SaveAsync(IReadOnlyList<KeyValuePair<string, JsonElement>> secrets)
        => SaveAsync(Encoding.UTF8.GetBytes(secrets is [{ Value: var only }] ? Bare(only) : ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (path, value) in secrets)
            {
                writer.WritePropertyName(path);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        })));

    public abstract void Dispose();

    protected abstract Task SaveAsync(byte[] content);

    private static string Bare(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
