using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>
/// Two hundred paths, names, ports and addresses that mean harm: nothing outside of the folder changes, nothing is injected, and
/// each is told why.
/// </summary>
public sealed class HostileInputTests
{
    private const string Onboard = "auth0_onboard_project";

    /// <summary>Ways out of the folder; {root} is the folder around it, which holds <c>outside</c> and links to it.</summary>
    private static readonly string[] s_paths =
    [
        "..", "../", "../outside", "../../", "./..", "./../outside", "a/../..", "a/../../outside", "a/b/../../../outside",
            "apps/../../outside",
        ".././outside", "..//outside", "a//../..", "{root}", "{root}/outside", "{root}/shop/../outside", "{root}/shopping", "/",
            "//", "/.", "//etc", "/./etc",
        "/etc", "/etc/", "/etc/../etc", "/usr/local", "/var/log", "/proc/self", "/dev", "/sys", "/boot", "/root/.ssh", "/tmp",
            "/home", "~", "~/", "~root", "~/.ssh",
        "$HOME", "${HOME}", "%USERPROFILE%", "$(pwd)", "`pwd`", ".git", ".git/hooks", "./.git", "a/.git", ".ssh", ".config/x",
            ".vscode", "apps/.hidden", "./.hidden/a",
        "link", "link/", "link/inner", "apps/link", "apps/link/inner", "dangling", "dangling/x", "missing", "missing/deeper",
            "package.json", "package.json/x", "apps/file",
        "\0", "apps\0", "a\0/../..", "\n", "apps\n", "..\\outside", "apps\\..\\..", "C:\\Windows", "C:/Windows",
            "\\\\server\\share", "//server/share", "file:///etc", "file:../outside",
        "https://example.com", "con", "nul", "apps:stream", "...", "....", ". .", " ", "  ..", ".. ", "\u2024\u2024/outside",
            "\uFF0E\uFF0E/outside", "%2e%2e/outside", "..%2foutside",
        "..\u2215outside", "\u202E", "a/./.././..", "apps/../..//outside", "./apps/.././../outside", "apps/./../../shopping",
            "{root}/shop/..", "{root}/./outside", "/var/lib",
        "/opt/../etc", "/lib64", "/sbin", "/run", ".git/..\u0000", "apps/link/../../..", "link/../..", ".hidden", ".hidden/a/../../.git",
    ];

    private static readonly string[] s_names =
    [
        "", " ", "\t", "a\nb", "a\r\nAUTH0_TOKEN=x", "<script>", "</string>", "a<b", "a>b", "\0", "a\0b", "\u202Etxt", "\u200B",
            "a\u2028b", "a\u2029b", "\uFEFFa", "\u0007", "\u001B[31m", " a", "a ",
        new string('a', 101), new string('a', 5000),
    ];

    private static readonly string[] s_audiences =
    [
        "a b", "a\nVITE_X=1", "a\r\n", "a\tb", "\"", "'", "`id`", "$(id)", "${HOME}", "a\\b", "<a>", "a>b", "{a}", "\0",
            "a\u2028b", "https://x/\nb", "\u0085", "a\u00A0b", new string('a', 601),
    ];

    private static readonly string[] s_appIds =
    [
        "a", ".", "..", "a.", ".a", "a..b", "1a.b", "a.b/c", "a.b://c", "a.b\nc", "a b.c", "a.b;rm", "a.b\"", "a.b'", "a.b<c>",
            "a.$b", "a.b\0", "a.b\u2028", "javascript:alert(1)", "../a.b", new string('a', 100) + "." + new string('b', 100),
    ];

    private static readonly string[] s_ports = ["0", "-1", "65536", "99999999999", "1.5", "1e9", "\"80; rm\"", "\"3000\\nX=1\"",
        "\"\"", "\" \"", "true", "[3000]", "{}", "\"0x50\"", "\"٣٠٠٠\""];

    private static readonly string[] s_frameworks = ["", "..", "../react", "reactt", "react\n", "<react>", "\0", new string('r', 61)];

    private static readonly string[] s_clientIds = ["", " ", "a b", "a\nb", "../clients", "a/b", "a?b", "a#b", "a%2fb", "a&b",
        "\0", "$(id)", "a\"b", "a<b", new string('a', 101)];

    public static TheoryData<string, string> Inputs
    {
        get
        {
            var data = new TheoryData<string, string>();
            Add("project", s_paths.Select(Quoted));
            Add("name", s_names.Skip(1).Select(Quoted));
            Add("audience", s_audiences.Select(Quoted));
            Add("app_id", s_appIds.Select(Quoted));
            Add("port", s_ports);
            Add("framework", s_frameworks.Skip(1).Select(Quoted));
            Add("client_id", s_clientIds.Select(Quoted));
            return data;

            void Add(string argument, IEnumerable<string> values)
            {
                foreach (var value in values)
                {
                    data.Add(argument, value);
                }
            }
        }
    }

    [Fact]
    public void ThereAreTwoHundred() => Assert.InRange(Inputs.ToList().Count, 200, int.MaxValue);

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task HostileInput_IsRefusedWithAReasonAndChangesNothing(string argument, string value)
    {
        using var project = Make();
        var pipeline = project.Pipeline();
        var before = Snapshot(project.Around);
        var applications = await Names(pipeline);
        var given = $"\"{argument}\":{value.Replace("{root}", project.Around, StringComparison.Ordinal)}";
        var arguments = argument == "client_id" ? $"{{{given}}}" : argument is "app_id"
            ? $"{{\"framework\":\"android\",{given}}}"
            : $"{{{given}}}";
        var answer = await pipeline.CallAsync(argument == "client_id" ? "auth0_save_credentials" : Onboard, arguments);

        Assert.True(answer.IsError, answer.Text);
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.StartsWith(argument + ": ", answer.Problems, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(project.Around));
        Assert.Equal(applications, await Names(pipeline));
    }

    [UnixFact]
    public async Task SettingsFileThatIsALink_IsNotFollowed()
    {
        using var project = Make();
        File.CreateSymbolicLink(Path.Combine(project.Folder, ".env.local"), Path.Combine(project.Around, "outside", "file"));
        var before = Snapshot(project.Around);
        var answer = await project.Pipeline().CallAsync(Onboard);

        Assert.Contains("leads through a link", answer.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(project.Around));
    }

    [UnixFact]
    public async Task IgnoreFileThatIsALink_IsNotFollowed()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        Directory.CreateDirectory(Path.Combine(project.Around, "outside"));
        File.WriteAllText(Path.Combine(project.Around, "outside", "file"), "mine");
        SaveCredentialsTests.Git(project, "init", "-q");
        File.CreateSymbolicLink(Path.Combine(project.Folder, ".gitignore"), Path.Combine(project.Around, "outside", "file"));
        var answer = await project.Pipeline().CallAsync(Onboard);

        Assert.True(answer.IsError);
        Assert.False(project.Has(".env.local"));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(project.Around, "outside", "file")));
    }

    [UnixFact]
    public async Task FolderOfTheSettingsThatIsALink_IsNotFollowed()
    {
        using var project = new TestProject(ProjectSamples.All["spring-boot"]);
        Directory.CreateDirectory(Path.Combine(project.Around, "outside"));
        File.CreateSymbolicLink(Path.Combine(project.Folder, "config"), Path.Combine(project.Around, "outside"));
        var answer = await project.Pipeline().CallAsync(Onboard);

        Assert.Contains("leads through a link", answer.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(project.Around, "outside")));
    }

    [UnixFact]
    public async Task ProjectFileThatIsALink_TellsNothing()
    {
        using var project = new TestProject();
        File.WriteAllText(Path.Combine(project.Around, "package.json"), ProjectSamples.All["react"][0].Text);
        File.CreateSymbolicLink(Path.Combine(project.Folder, "package.json"), Path.Combine(project.Around, "package.json"));

        Assert.StartsWith(
            "framework: cannot be told for certain (no file names one)", (await project.Pipeline().CallAsync(Onboard)).Problems,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../elsewhere")]
    [InlineData("..")]
    [InlineData("$(HOME)")]
    [InlineData("")]
    public async Task SecretsIdThatLeadsElsewhere_IsRefused(string id)
    {
        using var project = new TestProject(
            ("Shop.csproj",
            $"<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><UserSecretsId>{id}</UserSecretsId></PropertyGroup></Project>"));
        var answer = await project.Pipeline().CallAsync(Onboard);

        Assert.Contains("its UserSecretsId is not written out", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"a\nb","dependencies":{"react":"1","react-dom":"1"}}""")]
    [InlineData("""{"name":"<b>","dependencies":{"react":"1","react-dom":"1"}}""")]
    [InlineData("""{"name":"a\ud800","dependencies":{"react":"1","react-dom":"1"}}""")]
    [InlineData("""{"\ud800":1,"name":"a\nb","dependencies":{"react":"1","react-dom":"1"}}""")]
    [InlineData("""{"name":["x"],"dependencies":{"react":"1","react-dom":"1"}}""")]
    [InlineData("""{"name":"x" "dependencies":{"react":"1","react-dom":"1"}}""")]
    public async Task NameInThePackageThatIsNone_IsNotTaken(string package)
    {
        using var project = new TestProject(("package.json", package));

        Assert.Equal("shop", (await project.Pipeline().CallAsync(Onboard)).Success.GetProperty("application").GetString());
    }

    private static TestProject Make()
    {
        var project = new TestProject(
            [.. ProjectSamples.All["react"], ("apps/file", "x"), (".hidden/a/file", "x"), (".git/hooks/file", "x")]);
        var outside = Path.Combine(project.Around, "outside");
        Directory.CreateDirectory(Path.Combine(outside, "inner"));
        Directory.CreateDirectory(Path.Combine(project.Around, "shopping"));
        File.WriteAllText(Path.Combine(outside, "file"), "mine");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(project.Folder, "link"), outside);
            File.CreateSymbolicLink(Path.Combine(project.Folder, "apps", "link"), outside);
            File.CreateSymbolicLink(Path.Combine(project.Folder, "dangling"), Path.Combine(project.Around, "nowhere"));
        }

        return project;
    }

    /// <summary>Every file with its content.</summary>
    private static string Snapshot(string folder)
        => string.Join('\n', Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(static path =>
                $"{path} {(File.Exists(path) && new FileInfo(path).LinkTarget is null ? File.ReadAllText(path) : "")}"));

    private static async Task<string> Names(Pipeline pipeline)
        => (await pipeline.CallAsync("auth0_list_applications", """{"per_page":100,"fields":"name,client_id"}""")).Text;

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
