using System.Text;
using Auth0Mcp.Clients;
using Auth0Mcp.Tests.Fixtures;
using Snapshooter.Xunit;

namespace Auth0Mcp.Tests.Clients;

/// <summary>The file of every client, in each state in which it can be found.</summary>
public class ClientFileTests
{
    private const string OtherJson = """
        {
            "theme": "dark",
            "SERVERS": {
                "github": { "command": "npx", "args": ["-y", "github"] }
            },
            "zoom": 1.50
        }

        """;

    private const string CommentedJson = """
        // My settings.
        {
        	"SERVERS": {
        		/* the first */
        		"github": {
        			"command": "npx", // found on the path
        			"args": ["-y", "github",],
        		},
        		// "later": {},
        	},
        	"ünï": "\u00e9", // the end
        }
        """;

    private const string OldJson = """
        {
          "SERVERS": {
            "auth0": {
              "command": "npx",
              "args": ["-y", "@auth0/auth0-mcp-server", "run"],
              "env": { "DEBUG": "auth0-mcp" }
            },
            "github": { "url": "https://example.com/mcp" }
          }
        }
        """;

    private const string OtherToml = """
        model = "gpt-5"

        [mcp_servers.github]
        command = "npx"
        args = ["-y", "github"]

        """;

    private const string CommentedToml = """
        # My settings.
        model = 'gpt-5'   # the best

        [mcp_servers.github] # the first
        command = "npx"
        args = [
          "-y", # yes
          "github",
        ]
        # the end
        """;

    private const string OldToml = """
        [mcp_servers.auth0]
        url = "https://example.com/mcp"
        startup_timeout_sec = 20

        [mcp_servers.auth0.env]
        DEBUG = "auth0-mcp"

        [mcp_servers.github]
        command = "npx"
        """;

    public static TheoryData<string> Clients => [.. McpClients.All.Select(static client => client.Name)];

    [Theory]
    [MemberData(nameof(Clients))]
    public void File_InEveryState_LooksLikeThis(string name)
    {
        var page = new StringBuilder();
        Section(page, "missing", name, null);
        Section(page, "empty", name, "");
        Section(page, "with others", name, Sample(name, OtherJson, OtherToml));
        Section(page, "with comments, tabs, Windows line breaks and a byte order mark", name,
            "\ufeff" + Sample(name, CommentedJson, CommentedToml).ReplaceLineEndings("\r\n"));
        Section(page, "with an older entry", name, Sample(name, OldJson, OldToml));
        page.ToString().MatchSnapshot($"ClientFileTests.{name}");
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void BrokenFile_IsLeftAlone_AndTheErrorNamesThePlace(string name)
    {
        using var machine = new Machine();
        var path = machine.Write(name, IsToml(name) ? "a = 1\nb = [\"x\"\nc = \n" : "{\n  \"a\": 1,\n  \"b\" 2\n}\n");
        var before = File.ReadAllBytes(path);
        var problem = Assert.Throws<ClientFileException>(() => machine.Plan(name));
        Assert.Matches(
            IsToml(name) ? @"config\.toml does not parse: line \d, column \d+" : @"\.json does not parse: line 3, column 7",
            problem.Message);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [UnixTheory]
    [MemberData(nameof(Clients))]
    public void ReadOnlyFile_IsLeftAlone(string name)
    {
        using var machine = new Machine();
        var path = machine.Write(name, Sample(name, OtherJson, OtherToml));
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        var problem = Assert.Throws<ClientFileException>(() => machine.Add(name));
        Assert.Contains("is read-only. Allow writing, e.g. chmod u+w", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Sample(name, OtherJson, OtherToml), File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void LinkedFile_IsChangedBehindTheLink(string name)
    {
        using var machine = new Machine();
        var target = Path.Combine(machine.Project, "dotfile");
        File.WriteAllText(target, Sample(name, OtherJson, OtherToml));
        var path = machine.FileOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        machine.Add(name);
        Assert.Equal(target, new FileInfo(path).LinkTarget);
        Assert.Contains("/opt/auth0-mcp", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void SecondTime_ChangesNothing_NotEvenTheTime(string name)
    {
        using var machine = new Machine();
        machine.Write(name, Sample(name, CommentedJson, CommentedToml));
        machine.Add(name);
        var path = machine.FileOf(name);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Assert.True(machine.Plan(name).IsDone);
        machine.Add(name);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void AddingAndRemoving_GivesTheSameBytes(string name)
    {
        foreach (var text in (string[])[Sample(name, OtherJson, OtherToml), Sample(name, CommentedJson, CommentedToml),
            Sample(name, CommentedJson, CommentedToml).ReplaceLineEndings("\r\n")])
        {
            using var machine = new Machine();
            machine.Write(name, text);
            machine.Add(name);
            machine.Setup.PlanRemoval(McpClients.Find(name), ClientScope.User).Apply();
            Assert.Equal(text, File.ReadAllText(machine.FileOf(name)));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Entry_IsReadBackAsItWasWritten(string name)
    {
        using var machine = new Machine();
        machine.Add(
            name, ServerEntry.For(new ServerCommand("/opt/auth0-mcp", []), new EntryOptions("auth0_*", "core,logs", true, "prod")));
        var read = ClientInspection.All(McpClients.Find(name), ClientScope.User, machine.Places)[0];
        Assert.Equal(
            ["/opt/auth0-mcp", "run", "--tools", "auth0_*", "--toolsets", "core,logs", "--read-only", "--profile", "prod"],
            read.Command);
        Assert.Equal(new EntryOptions("auth0_*", "core,logs", true, "prod"), read.Options);
    }

    private static void Section(StringBuilder page, string title, string name, string? text)
    {
        using var machine = new Machine();
        if (text is not null)
        {
            machine.Write(name, text);
        }

        machine.Plan(name).Apply();
        var after = Encoding.UTF8.GetString(File.ReadAllBytes(machine.FileOf(name)));
        page.Append(System.Globalization.CultureInfo.InvariantCulture, $"=== {title}: {machine.Neutral(machine.FileOf(name))}\n")
            .Append(after.Replace("\ufeff", "<mark>", StringComparison.Ordinal).Replace("\r", "<cr>", StringComparison.Ordinal)
                .Replace("\t", "<tab>", StringComparison.Ordinal))
            .Append(after.EndsWith('\n') ? "" : "<no line break>\n");
    }

    private static bool IsToml(string name) => McpClients.Find(name).Format == ConfigurationFormat.Toml;

    private static string Sample(string name, string json, string toml)
        => IsToml(name) ? toml : json.Replace("SERVERS", McpClients.Find(name).ServersPath[0], StringComparison.Ordinal);
}
