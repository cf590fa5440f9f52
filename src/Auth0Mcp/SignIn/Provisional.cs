using System.Text.Json;
using System.Text.Json.Serialization;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn;

// Stands in for the stores and profiles until they are merged; goes then.

internal enum SignInKind { Device, ClientCredentials, Token }

internal sealed record SavedSignIn(SignInKind Kind, string Tenant, string Issuer, string ClientId, string? ClientSecret,
    string Audience, IReadOnlyList<string> Scopes, string AccessToken, DateTimeOffset ExpiresAt, string? RefreshToken, DateTimeOffset SignedInAt);

internal interface ISignInStore
{
    string Description { get; }
    Task CheckAsync(CancellationToken ct);
    Task<SavedSignIn?> LoadAsync(string profile, CancellationToken ct);
    Task SaveAsync(string profile, SavedSignIn signIn, CancellationToken ct);
    Task DeleteAsync(string profile, CancellationToken ct);
}

internal sealed class SignInStoreException(string message) : Exception(message);

internal static class SignInStorage { public const string Keychain = "keychain"; public const string File = "file"; }

internal sealed record Profile(string Name, string Tenant, string Storage, bool ReadOnly, string? Tools, string? Toolsets, string? Confirm);

internal sealed record Config(string? Default, List<Profile> Profiles);

[JsonSerializable(typeof(SavedSignIn)), JsonSerializable(typeof(Config))]
internal sealed partial class ProvisionalJson : JsonSerializerContext;

internal sealed class FileStore(string home) : ISignInStore
{
    private string PathOf(string profile) => Path.Combine(home, "sign-in-" + profile + ".json");
    public string Description => "a file that only you can read";
    public Task CheckAsync(CancellationToken ct) => Task.CompletedTask;
    public Task<SavedSignIn?> LoadAsync(string profile, CancellationToken ct) => Task.FromResult(File.Exists(PathOf(profile)) ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(profile)), ProvisionalJson.Default.SavedSignIn) : null);
    public Task SaveAsync(string profile, SavedSignIn signIn, CancellationToken ct) { Directory.CreateDirectory(home); File.WriteAllBytes(PathOf(profile), JsonSerializer.SerializeToUtf8Bytes(signIn, ProvisionalJson.Default.SavedSignIn)); return Task.CompletedTask; }
    public Task DeleteAsync(string profile, CancellationToken ct) { File.Delete(PathOf(profile)); return Task.CompletedTask; }
}

internal sealed class NoKeychain : ISignInStore
{
    private static SignInStoreException Fail() => new("There is no system keychain here. Use --storage file, or the environment.");
    public string Description => "the system keychain";
    public Task CheckAsync(CancellationToken ct) => throw Fail();
    public Task<SavedSignIn?> LoadAsync(string profile, CancellationToken ct) => throw Fail();
    public Task SaveAsync(string profile, SavedSignIn signIn, CancellationToken ct) => throw Fail();
    public Task DeleteAsync(string profile, CancellationToken ct) => throw Fail();
}

internal sealed class ProfileStore(string home)
{
    private string File => Path.Combine(home, "config.json");
    private Config Read() => System.IO.File.Exists(File) ? JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(File), ProvisionalJson.Default.Config)! : new Config(null, []);
    private void Write(Config config) { Directory.CreateDirectory(home); System.IO.File.WriteAllBytes(File, JsonSerializer.SerializeToUtf8Bytes(config, ProvisionalJson.Default.Config)); }
    public IReadOnlyList<Profile> List() => Read().Profiles;
    public string Default => Read().Default ?? "default";
    public Profile? Find(string name) => Read().Profiles.Find(p => p.Name == name);
    public Profile Get(string name) => Find(name) ?? throw new UsageException($"There is no profile '{name}'{Text.NearMiss.SeveralQuestion(name, List().Select(static p => p.Name))} 'auth0-mcp profiles' lists them.");
    public void Save(Profile profile) { var c = Read(); c.Profiles.RemoveAll(p => p.Name == profile.Name); c.Profiles.Add(profile); Write(c with { Default = c.Default ?? profile.Name }); }
    public void SetDefault(string name) => Write(Read() with { Default = name });
    public void Remove(string name) { var c = Read(); c.Profiles.RemoveAll(p => p.Name == name); Write(c with { Default = c.Default == name ? c.Profiles.FirstOrDefault()?.Name : c.Default }); }
}

internal static class ProfileName
{
    public const string Default = "default";
    public static string Choose(string? option, Func<string, string?> environment, ProfileStore profiles) => option ?? environment(EnvironmentVariables.Profile) ?? profiles.Default;
}

internal static class ProvisionalContext
{
    public static ProfileStore Profiles(this Auth0Mcp.Cli.CliContext context) => new(context.Environment("AUTH0_MCP_HOME") ?? throw new UsageException("provisional: set AUTH0_MCP_HOME"));
    public static ISignInStore Store(this Auth0Mcp.Cli.CliContext context, string storage) => storage == "file" ? new FileStore(context.Environment("AUTH0_MCP_HOME")!) : new NoKeychain();
}
