using System.Text;

namespace Auth0Mcp.Clients;

/// <summary>What assistants should know about this server, as a file that a client reads when a task is about Auth0.</summary>
internal static class ClientSkill
{
    private const string Folder = "auth0-mcp";
    private const string FileName = "SKILL.md";

    /// <summary>Stands in every version of the file that this program has written.</summary>
    private const string Mark = "name: auth0-mcp";

    private static readonly Lazy<byte[]> s_content = new(static () =>
    {
        using var resource = typeof(ClientSkill).Assembly.GetManifestResourceStream(FileName)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    });

    /// <summary>Where the client looks for it; null when it reads none.</summary>
    public static string? PathOf(McpClient client, ClientScope scope, SystemPlaces places)
        => (scope == ClientScope.User ? client.SkillFolders : client.ProjectSkillFolders) is { Length: > 0 } folders
            ? $"{places.First(folders)}/{Folder}/{FileName}"
            : null;

    /// <summary>True when the file is there and says what it should.</summary>
    public static bool IsCurrent(string path) => File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(s_content.Value);

    /// <summary>The file as it is to be written.</summary>
    /// <exception cref="ClientFileException">There is another file, or it cannot be read.</exception>
    public static ConfigurationFile Read(string path, ClientScope scope, SystemPlaces places)
    {
        var file = ConfigurationFile.Read(path, places.RootsOf(scope));
        return file.Bytes is { } bytes && !Encoding.UTF8.GetString(bytes).Contains(Mark, StringComparison.Ordinal)
            ? throw new ClientFileException($"{path} is another skill", "Move it away and try again")
            : file;
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="ClientFileException">It cannot be written; what was there stays.</exception>
    public static void Write(ConfigurationFile file) => file.Replace(s_content.Value, isPrivate: false);

    /// <summary>Takes it away, with its folder where nothing else is in there.</summary>
    public static void Remove(ConfigurationFile file)
    {
        var folder = Path.GetDirectoryName(file.Path)!;
        File.Delete(file.Path);
        File.Delete(file.BackupPath);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
