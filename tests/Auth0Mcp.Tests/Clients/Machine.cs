using System.Text;
using Auth0Mcp.Clients;

namespace Auth0Mcp.Tests.Clients;

/// <summary>A machine with an empty home directory, gone afterwards.</summary>
internal sealed class Machine : IDisposable
{
    /// <summary>What the tests add.</summary>
    public static readonly ServerEntry Entry = new("/opt/auth0-mcp", ["run", "--read-only"]);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("auth0-mcp-clients-");

    public Machine()
    {
        Home = Directory.CreateDirectory(Path.Combine(_root.FullName, "home")).FullName;
        Project = Directory.CreateDirectory(Path.Combine(_root.FullName, "project")).FullName;
        Places = new SystemPlaces(HostSystem.Linux, Home, static _ => null, Project);
    }

    public string Home { get; }

    public string Project { get; }

    public SystemPlaces Places { get; }

    public ClientSetup Setup => new(Places);

    public string FileOf(string client, ClientScope scope = ClientScope.User) => McpClients.Find(client).File(Places, scope)!;

    /// <summary>Puts text into a client's file and returns its path.</summary>
    public string Write(string client, string text)
    {
        var path = FileOf(client);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    public ClientPlan Plan(string client, ServerEntry? entry = null)
        => Setup.Plan(McpClients.Find(client), ClientScope.User, entry ?? Entry);

    /// <summary>Adds the server to a client's file and returns the file's text.</summary>
    public string Add(string client, ServerEntry? entry = null)
    {
        Plan(client, entry).Apply();
        return File.ReadAllText(FileOf(client));
    }

    /// <summary>Text with the machine's own directories named.</summary>
    public string Neutral(string text) => text.Replace(_root.FullName, "", StringComparison.Ordinal);

    public void Dispose() => _root.Delete(recursive: true);
}
