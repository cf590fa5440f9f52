using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Auth0Mcp.EndToEnd.Tests.Harness;
using ModelContextProtocol.Client;

namespace Auth0Mcp.EndToEnd.Tests.Packaging;

/// <summary>What is shipped installs, starts, and says the same of itself in every form.</summary>
[Collection(UsesNativeExecutable.Name)]
public class PackageTests(InstalledTool tool) : IClassFixture<InstalledTool>
{
    [Fact]
    public async Task ToolInstalledFromAFolder_AnswersToolsList()
    {
        await using var client = await Session.OpenAsync(tool.Command, new Dictionary<string, string?>(), "--demo");

        Assert.Contains(await client.ListToolsAsync(), static offered => offered.Name == "auth0_list_applications");
    }

    [Fact]
    public async Task EveryForm_StatesTheSameVersion()
    {
        var server = ServerEntry();
        var program = await Shell.RunAsync(tool.Command, ["--version"]);
        string?[] stated =
        [
            program.Output.Trim(),
            Nuspec(tool.NamedPackage, "version"),
            Nuspec(tool.ProgramPackage, "version"),
            server.GetProperty("version").GetString(),
            server.GetProperty("packages")[0].GetProperty("version").GetString(),
            BundleManifest().GetProperty("version").GetString(),
        ];

        Assert.All(stated, version => Assert.Equal(tool.Version, version));
    }

    [Fact]
    public void PackageThatUsersName_IsAToolAndAnMcpServer()
    {
        using var package = tool.NamedPackage;
        var types = XDocument.Parse(Text(package, "Auth0Mcp.nuspec")).Descendants()
            .Where(static element => element.Name.LocalName == "packageType").Select(static type => type.Attribute("name")!.Value);

        Assert.Equal(["DotnetTool", "McpServer"], types);
    }

    [Fact]
    public void EveryForm_HasTheNameThatTheRegistryCompares()
    {
        var name = ServerEntry().GetProperty("name").GetString();
        using var package = tool.NamedPackage;

        Assert.Contains($"mcp-name: {name}", Text(package, "README.md"), StringComparison.Ordinal);
        Assert.Contains(
            $"io.modelcontextprotocol.server.name=\"{name}\"",
            File.ReadAllText(Path.Combine(tool.Root, "eng", "package", "Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_HoldsNoDebugSymbols()
    {
        using var package = tool.ProgramPackage;

        Assert.DoesNotContain(
            package.Entries,
            static entry => entry.Name.EndsWith(".dbg", StringComparison.Ordinal)
            || entry.Name.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BundleWithATenantAndAToken_StartsTheServer()
    {
        await using var client = await Session.OpenAsync(
            tool.Command, BundleEnvironment(("domain", "example.eu.auth0.com"), ("token", "a-token")));

        Assert.NotEmpty(await client.ListToolsAsync());
    }

    [Fact]
    public async Task BundleLeftEmptyWithoutASignIn_SaysHowToSignIn()
    {
        var home = Directory.CreateTempSubdirectory("auth0-mcp-home-");
        try
        {
            var environment = BundleEnvironment();
            environment["AUTH0_MCP_HOME"] = home.FullName;

            var ended = await Shell.RunAsync(tool.Command, ["run"], environment);

            Assert.Equal(0, ended.ExitCode);
            Assert.Contains("Nobody is signed in. Run 'auth0-mcp init'", ended.Error, StringComparison.Ordinal);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task EmptiedField_MeansItsDefault()
    {
        var entered = ("domain", "example.eu.auth0.com");
        await using var client = await Session.OpenAsync(
            tool.Command, BundleEnvironment(entered, ("token", "a-token"), ("toolsets", ""), ("read_only", ""), ("profile", " ")));

        Assert.InRange((await client.ListToolsAsync()).Count, 20, 40);
    }

    [Fact]
    public async Task EveryVariableThatAFormNames_IsInTheHelp()
    {
        var help = (await Shell.RunAsync(tool.Command, ["run", "--help"])).Output
            + (await Shell.RunAsync(tool.Command, ["init", "--help"])).Output;
        var named = ServerEntry().GetProperty("packages")[0].GetProperty("environmentVariables").EnumerateArray()
            .Select(static variable => variable.GetProperty("name").GetString()!)
            .Concat(Launch().GetProperty("env").EnumerateObject()
                .Where(static variable => variable.Value.GetString()!.StartsWith("${", StringComparison.Ordinal))
                    .Select(static variable => variable.Name));

        Assert.All(named, name => Assert.Matches($@"\b{name}\b", help));
    }

    /// <summary>
    /// The variables that a bundle's host sets: what the user entered, else the default. Without one, the placeholder itself
    /// would arrive.
    /// </summary>
    private Dictionary<string, string?> BundleEnvironment(params (string Field, string Value)[] entered)
    {
        var answers = BundleManifest().GetProperty("user_config").EnumerateObject().ToDictionary(
            static entry => $"${{user_config.{entry.Name}}}",
            entry => entered.FirstOrDefault(field => field.Field == entry.Name).Value ?? entry.Value.GetProperty("default").ToString(),
            StringComparer.Ordinal);
        return Launch().GetProperty("env").EnumerateObject()
            .ToDictionary(
                static variable => variable.Name,
                variable => (string?)answers.GetValueOrDefault(variable.Value.GetString()!, variable.Value.GetString()!),
                StringComparer.Ordinal);
    }

    /// <summary>How a bundle's host starts the server.</summary>
    private JsonElement Launch()
    {
        var launch = BundleManifest().GetProperty("server").GetProperty("mcp_config");
        Assert.Equal("run", Assert.Single(launch.GetProperty("args").EnumerateArray()).GetString());
        return launch;
    }

    private static string Nuspec(ZipArchive package, string element)
    {
        using (package)
        {
            var name = package.Entries.Single(static entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).FullName;
            return XDocument.Parse(Text(package, name)).Descendants().Single(found => found.Name.LocalName == element).Value;
        }
    }

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The entry of the MCP registry, as it is in the package.</summary>
    private JsonElement ServerEntry()
    {
        using var package = tool.NamedPackage;
        return JsonElement.Parse(Text(package, ".mcp/server.json"));
    }

    private JsonElement BundleManifest()
        => JsonElement.Parse(File.ReadAllText(Path.Combine(tool.Root, "artifacts", "package", "texts", "manifest.json")));
}
