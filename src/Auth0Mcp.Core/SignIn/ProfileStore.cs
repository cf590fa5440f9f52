using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Configuration;
using Auth0Mcp.Files;

namespace Auth0Mcp.SignIn;

/// <summary>
/// The profiles, in <c>config.json</c> in the configuration directory. Members that this version does not know are kept; secrets
/// are never in it.
/// </summary>
internal sealed class ProfileStore(UserDirectories directories)
{
    private static readonly PrivateFile s_files = new();

    private readonly string _path = Path.Combine(directories.Config, "config.json");

    /// <summary>All profiles in ordinal order.</summary>
    /// <exception cref="SignInStoreException">The file cannot be read.</exception>
    public IReadOnlyList<Profile> List() => ConfigFile.Profiles(Read());

    /// <summary>The name of the profile that is used when none is named, in the letters of the profile where there is one.</summary>
    /// <exception cref="SignInStoreException">The file cannot be read.</exception>
    public string Default => NameOf(ConfigFile.Default(Read()) ?? ProfileName.Default);

    /// <summary>The profile of that name; null when there is none.</summary>
    /// <exception cref="SignInStoreException">The file cannot be read.</exception>
    public Profile? Find(string name)
        => List().FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The name in the letters of its profile, which those of its files are; the name itself when there is no such profile.
    /// </summary>
    /// <exception cref="SignInStoreException">The file cannot be read.</exception>
    public string NameOf(string name) => Find(name)?.Name ?? name;

    /// <summary>The profile of that name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public Profile Get(string name)
        => Find(name) ?? throw new UsageException(
            $"There is no profile '{name}'{NearMiss.SeveralQuestion(name, List().Select(static profile => profile.Name))} "
            + "'auth0-mcp profiles' lists them; 'auth0-mcp init --profile NAME' makes one.");

    /// <summary>Adds or replaces a profile; the first one is the default.</summary>
    /// <exception cref="SignInStoreException">The file is as it was.</exception>
    public void Save(Profile profile) => Change(config =>
    {
        var isFirst = ConfigFile.Profiles(config).Count == 0;
        ConfigFile.Set(config, profile);
        if (isFirst && ConfigFile.Default(config) is null)
        {
            ConfigFile.SetDefault(config, profile.Name);
        }
    });

    /// <summary>Makes a profile the one that is used when none is named.</summary>
    /// <exception cref="SignInStoreException">The file is as it was.</exception>
    public void SetDefault(string name) => Change(config => ConfigFile.SetDefault(config, name));

    /// <summary>Forgets a profile. Where it was the default, none is: another tenant does not take its place unasked.</summary>
    /// <exception cref="SignInStoreException">The file is as it was.</exception>
    public void Remove(string name) => Change(config =>
    {
        ConfigFile.Remove(config, name);
        if (string.Equals(ConfigFile.Default(config), name, StringComparison.OrdinalIgnoreCase))
        {
            ConfigFile.SetDefault(config, null);
        }
    });

    private void Change(Action<JsonObject> change)
    {
        using var _ = ProfileLock.Acquire(directories.State, ".config");
        var config = Read();
        change(config);
        s_files.Write(Target(), ConfigFile.Write(config));
        new SignInChanges(directories.State).Announce();
    }

    private JsonObject Read()
    {
        try
        {
            return File.Exists(_path) ? ConfigFile.Read(Content()) : [];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
        catch (JsonException)
        {
            throw new SignInStoreException(
                $"{_path} is not a JSON object that this program understands. Correct it, or move it away and sign in again.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SignInStoreException($"{_path} cannot be read: {PrivateFile.Reason(failure)}. Fix that and try again.");
        }
    }

    private byte[] Content()
    {
        using var file = OwnerFile.OpenLinked(_path);
        if (file.Length > PrivateFile.MaxBytes)
        {
            throw new SignInStoreException($"{_path} is too long for a file of this program. Move it away and sign in again.");
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    /// <summary>Settings may be kept elsewhere and linked to.</summary>
    private string Target()
        => new FileInfo(_path).LinkTarget is null ? _path : File.ResolveLinkTarget(_path, returnFinalTarget: true)!.FullName;
}
