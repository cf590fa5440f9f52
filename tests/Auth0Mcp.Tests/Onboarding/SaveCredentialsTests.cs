using System.Diagnostics;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Demo;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>Credentials in the files of frameworks, against the demo tenant.</summary>
public sealed partial class SaveCredentialsTests
{
    private const string Tool = "auth0_save_credentials";

    [Fact]
    public async Task CredentialsOfAWebApplication_GoIntoItsFile_AndIntoNoResult()
    {
        using var project = new TestProject([.. ProjectSamples.All["nextjs"], (".env.local", "# mine\nDATABASE_URL=x")]);
        var pipeline = project.Pipeline();
        var (id, secret) = await Application(pipeline, "regular_web");
        var answer = await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""");

        Assert.Equal(".env.local", answer.Success.GetProperty("saved_to").GetString());
        var saved = project[".env.local"];
        Assert.StartsWith(
            $"# mine\nDATABASE_URL=x\nAUTH0_DOMAIN={TestTenant.Host}\nAUTH0_CLIENT_ID={id}\nAUTH0_CLIENT_SECRET=", saved,
            StringComparison.Ordinal);
        Assert.Contains("\nAPP_BASE_URL=http://localhost:3000\n", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("AUDIENCE", saved, StringComparison.Ordinal);
        var written = Value(saved, "AUTH0_CLIENT_SECRET");
        Assert.True(written.Length > 20 && written != secret);
        Assert.DoesNotContain(written, answer.Text, StringComparison.Ordinal);
        Assert.Equal(64, Value(saved, "AUTH0_SECRET").Length);
        Assert.DoesNotContain(Value(saved, "AUTH0_SECRET"), answer.Text, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task FileWithASecret_IsForItsOwner()
    {
        using var project = new TestProject([.. ProjectSamples.All["express"], (".env", "A=1\n")]);
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        File.SetUnixFileMode(Path.Combine(project.Folder, ".env"), (UnixFileMode)Convert.ToInt32("644", 8));
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Equal((UnixFileMode)Convert.ToInt32("600", 8), File.GetUnixFileMode(Path.Combine(project.Folder, ".env")));
    }

    [Fact]
    public async Task PublicApplication_GetsNoSecret()
    {
        using var project = new TestProject(ProjectSamples.All["react"]);
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "spa");
        var answer = await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}","audience":"https://api.example.com"}""");

        Assert.Equal(
            ["added", "added", "added"],
            answer.Success.GetProperty("keys").EnumerateObject().Select(static key => key.Value.GetString()));
        Assert.Equal(
            $"VITE_AUTH0_DOMAIN={TestTenant.Host}\nVITE_AUTH0_CLIENT_ID={id}\nVITE_AUTH0_AUDIENCE=https://api.example.com\n",
            project[".env.local"]);
    }

    [Fact]
    public async Task SecondCall_LeavesTheFileToTheByte()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline(ConfirmLevel.Destructive);
        var (id, _) = await Application(pipeline, "regular_web");
        Assert.Equal("confirmation_required", (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Kind);
        var person = new Person(ConsentAnswer.Accepted);
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""", person)).Success;
        var before = project[".env.local"];
        var answer = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Equal(before, project[".env.local"]);
        Assert.False(answer.GetProperty("changed").GetBoolean());
        Assert.Equal("kept", answer.GetProperty("keys").GetProperty("AUTH0_SECRET").GetString());
    }

    [Fact]
    public async Task KeysThatAreThere_AreReplacedAfterOneQuestionForAllOfThem()
    {
        using var project = new TestProject(
            [.. ProjectSamples.All["react"], (".env.local", "VITE_AUTH0_DOMAIN=old\r\nOTHER=1\r\nVITE_AUTH0_CLIENT_ID=old\r\n")]);
        var pipeline = project.Pipeline(ConfirmLevel.Destructive);
        var (id, _) = await Application(pipeline, "spa");
        var person = new Person(ConsentAnswer.Accepted);
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""", person)).Success;

        Assert.Contains(
            "VITE_AUTH0_DOMAIN, VITE_AUTH0_CLIENT_ID have values there that will be replaced and cannot be restored.",
            Assert.Single(person.Questions), StringComparison.Ordinal);
        Assert.Equal($"VITE_AUTH0_DOMAIN={TestTenant.Host}\r\nOTHER=1\r\nVITE_AUTH0_CLIENT_ID={id}\r\n", project[".env.local"]);
    }

    [Fact]
    public async Task PersonWhoDeclines_KeepsTheFile()
    {
        using var project = new TestProject([.. ProjectSamples.All["react"], (".env.local", "VITE_AUTH0_DOMAIN=old\n")]);
        var pipeline = project.Pipeline(ConfirmLevel.Destructive);
        var (id, _) = await Application(pipeline, "spa");
        var answer = await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""", new Person(ConsentAnswer.Declined));

        Assert.Equal("declined", answer.Kind);
        Assert.Equal("VITE_AUTH0_DOMAIN=old\n", project[".env.local"]);
    }

    [Fact]
    public async Task ClientThatCannotAsk_GetsATokenForThisPlanAlone()
    {
        using var project = new TestProject([.. ProjectSamples.All["react"], (".env.local", "VITE_AUTH0_DOMAIN=old\n")]);
        var pipeline = project.Pipeline(ConfirmLevel.Destructive);
        var (id, _) = await Application(pipeline, "spa");
        var asked = await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""");
        Assert.Equal("confirmation_required", asked.Kind);
        var token = asked.Error.GetProperty("confirmation").GetString();

        project.Write(".env.local", "VITE_AUTH0_DOMAIN=old\nVITE_AUTH0_CLIENT_ID=mine\n");
        Assert.Equal("plan_changed", (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}","confirmation":"{{token}}"}""")).Kind);
        Assert.Equal("VITE_AUTH0_DOMAIN=old\nVITE_AUTH0_CLIENT_ID=mine\n", project[".env.local"]);

        var again = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Error.GetProperty("confirmation").GetString();
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}","confirmation":"{{again}}"}""")).Success;
        Assert.Contains($"VITE_AUTH0_CLIENT_ID={id}", project[".env.local"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_ShowsKeysAndWritesNothing()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        var answer = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}","dry_run":true}""")).Success;

        Assert.False(answer.GetProperty("changed").GetBoolean());
        Assert.Equal("added", answer.GetProperty("keys").GetProperty("AUTH0_CLIENT_SECRET").GetString());
        Assert.Equal("planned", answer.GetProperty("steps")[0].GetProperty("outcome").GetString());
        Assert.False(project.Has(".env.local"));
    }

    [Fact]
    public async Task PublicApplicationForAServer_IsRefused()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "spa");

        Assert.Equal("step_failed", (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Kind);
        Assert.False(project.Has(".env.local"));
    }

    [Fact]
    public async Task ReadOnlyServer_DoesNotOfferIt()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = new Pipeline(
            new DemoTenant(new TestTime()), Pipeline.Everything with { ReadOnly = true }, folder: project.Folder);

        Assert.True((await pipeline.CallAsync(Tool, """{"client_id":"abc"}""")).IsError);
        Assert.False((await pipeline.CallAsync("auth0_get_quickstart")).IsError);
    }

    [Theory]
    [InlineData("spring-boot", "config/application.yml")]
    [InlineData("rails", "config/auth0.yml")]
    [InlineData("android", "app/src/main/res/values/strings.xml")]
    [InlineData("ios", "Auth0.plist")]
    [InlineData("angular", "src/auth_config.json")]
    public async Task FileOfTheFramework_IsMadeWithItsFolders(string framework, string path)
    {
        using var project = new TestProject(ProjectSamples.All[framework]);
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, framework is "spring-boot" or "rails" ? "regular_web" : "native");
        var answer = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Equal(path, answer.GetProperty("saved_to").GetString());
        Assert.Contains(id, project[path], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpringProjectWithProperties_GetsProperties()
    {
        using var project = new TestProject(
            [.. ProjectSamples.All["spring-boot"], ("src/main/resources/application.properties", "server.port=9000\n")]);
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Contains(
            $"okta.oauth2.issuer=https://{TestTenant.Host}/\nokta.oauth2.client-id={id}\n",
            project["config/application.properties"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserSecrets_AreStoredByTheirOwnProgram()
    {
        using var project = new TestProject(ProjectSamples.All["aspnetcore"]);
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        var answer = await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""");
        _ = answer.Success;
        var file = project["Shop.csproj"];
        var secrets = Regex(file, "<UserSecretsId>(.*)</UserSecretsId>");
        var store = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets", secrets);
        try
        {
            Assert.Equal(
                ProjectSamples.All["aspnetcore"][0].Text,
                file.Replace($"    <UserSecretsId>{secrets}</UserSecretsId>\n", "", StringComparison.Ordinal));
            var saved = JsonDocument.Parse(File.ReadAllText(Path.Combine(store, "secrets.json"))).RootElement;
            Assert.Equal(id, saved.GetProperty("Auth0:ClientId").GetString());
            Assert.DoesNotContain(saved.GetProperty("Auth0:ClientSecret").GetString()!, answer.Text, StringComparison.Ordinal);

            Assert.False((await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success.GetProperty("changed").GetBoolean());
        }
        finally
        {
            Directory.Delete(store, recursive: true);
        }
    }

    internal static async Task<(string Id, string? Shown)> Application(Pipeline pipeline, string type)
    {
        var made = (await pipeline.CallAsync("auth0_create_application", $$"""{"name":"Shop","app_type":"{{type}}"}""")).Success;
        return (made.GetProperty("client_id").GetString()!,
            made.TryGetProperty("client_secret", out var secret) ? secret.GetString() : null);
    }

    internal static string Value(string env, string key)
        => env.Split('\n').Single(line => line.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    internal static string Git(TestProject project, params string[] arguments)
    {
        using var git =
            Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = project.Folder, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output;
    }

    private static string Regex(string text, string pattern)
        => System.Text.RegularExpressions.Regex.Match(text, pattern).Groups[1].Value;
}
