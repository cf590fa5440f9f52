using System.Text.RegularExpressions;

namespace Auth0Mcp.EndToEnd.Tests.Packaging;

/// <summary><c>.dockerignore</c> lets through what the image is built from, and little else.</summary>
public partial class ContainerContextTests
{
    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    [Fact]
    public void EveryProjectOfTheServer_IsInTheContext()
    {
        var allowed = File.ReadLines(Path.Combine(s_root, ".dockerignore")).Where(static line => line.StartsWith('!'))
            .Select(static line => line[1..]).ToList();
        var needed = Needed("src/Auth0Mcp/Auth0Mcp.csproj", []);

        Assert.Contains("generator/Auth0Mcp.Generator/Auth0Mcp.Generator.csproj", needed);
        Assert.All(
            needed, file => Assert.Contains(allowed, entry => file == entry || file.StartsWith(entry + '/', StringComparison.Ordinal)));
    }

    /// <summary>The projects and imports that a project names, and those that they name.</summary>
    private static HashSet<string> Needed(string project, HashSet<string> found)
    {
        if (found.Add(project))
        {
            var folder = Path.GetDirectoryName(project)!;
            foreach (Match named in Reference().Matches(File.ReadAllText(Path.Combine(s_root, project))))
            {
                var path = Path.GetFullPath(Path.Combine(s_root, folder, named.Groups[1].Value));
                Needed(Path.GetRelativePath(s_root, path).Replace('\\', '/'), found);
            }
        }

        return found;
    }

    [GeneratedRegex(@"(?:Include|Project)=""(?:\$\(MSBuildThisFileDirectory\))?([^""$;]+\.(?:csproj|targets))""")]
    private static partial Regex Reference();
}
