using System.Net;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Demo;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>From a folder to an application, against the demo tenant.</summary>
public sealed class OnboardProjectTests
{
    private const string Tool = "auth0_onboard_project";

    public static TheoryData<string> Frameworks
        => [.. ProjectSamples.All.Keys.Where(static id => id is not ("javascript" or "aspnetcore" or "blazor"))];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Project_GetsItsApplicationAndSettings_OnceHoweverOftenItIsOnboarded(string framework)
    {
        using var project = new TestProject(ProjectSamples.All[framework]);
        var pipeline = project.Pipeline();
        var first = (await pipeline.CallAsync(Tool)).Success;
        var place = first.GetProperty("saved_to").GetString()!;
        var (text, id) = (project[place], first.GetProperty("client_id").GetString()!);
        Assert.Equal(framework, first.GetProperty("framework").GetString());
        Assert.Contains(id, text, StringComparison.Ordinal);

        var second = (await pipeline.CallAsync(Tool)).Success;
        Assert.False(second.GetProperty("changed").GetBoolean());
        Assert.Equal(id, second.GetProperty("client_id").GetString());
        Assert.Equal(text, project[place]);
        Assert.Single(await Applications(pipeline, first.GetProperty("application").GetString()!));
    }

    [Fact]
    public async Task Application_HasTheAddressesOfTheProject()
    {
        using var project = new TestProject([.. ProjectSamples.All["react"], ("vite.config.js", "server: { port: 4000 }")]);
        var pipeline = project.Pipeline();
        var id = (await pipeline.CallAsync(Tool, """{"name":"Shop front"}""")).Success.GetProperty("client_id").GetString();
        var application = (await pipeline.CallAsync("auth0_get_application", $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Equal("Shop front", application.GetProperty("name").GetString());
        Assert.Equal("spa", application.GetProperty("app_type").GetString());
        Assert.Equal("none", application.GetProperty("token_endpoint_auth_method").GetString());
        foreach (var property in (string[])["callbacks", "allowed_logout_urls", "web_origins"])
        {
            Assert.Equal("http://localhost:4000", Assert.Single(application.GetProperty(property).EnumerateArray()).GetString());
        }
    }

    [Fact]
    public async Task OtherPort_IsAddedAndNothingIsTakenAway()
    {
        using var project = new TestProject(ProjectSamples.All["express"]);
        var pipeline = project.Pipeline();
        _ = (await pipeline.CallAsync(Tool)).Success;
        var id = (await pipeline.CallAsync(Tool, """{"port":4000}""")).Success.GetProperty("client_id").GetString();
        var application = (await pipeline.CallAsync("auth0_get_application", $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Equal(
            ["http://localhost:3000/callback", "http://localhost:4000/callback"],
            application.GetProperty("callbacks").EnumerateArray().Select(static url => url.GetString()));
    }

    [Fact]
    public async Task Secret_IsInTheFileAndInNoResult()
    {
        using var project = new TestProject(ProjectSamples.All["express"]);
        var answer = await project.Pipeline().CallAsync(Tool);
        _ = answer.Success;

        Assert.DoesNotContain(SaveCredentialsTests.Value(project[".env"], "CLIENT_SECRET"), answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SaveCredentialsTests.Value(project[".env"], "SECRET"), answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_ShowsAllCallsAndChangesNothing()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline();
        var answer =
            (await pipeline.CallAsync(
                Tool, """{"dry_run":true,"name":"Planned","audience":"https://api.planned.example","scopes":["read:orders"]"""
                + """}""")).Success;

        Assert.Equal(
            ["auth0_create_resource_server", "auth0_create_application", "auth0_create_application_grant", null],
            answer.GetProperty("steps").EnumerateArray()
            .Select(static step => step.TryGetProperty("call", out var call) ? call.GetProperty("name").GetString() : null));
        Assert.Empty(await Applications(pipeline, "Planned"));
        Assert.False(project.Has(".env.local"));
    }

    [Fact]
    public async Task Api_IsCreatedAndGrantedOnce()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline();
        const string Arguments = """{"name":"Ordering","audience":"https://api.ordering.example","scopes":["read:orders"]}""";
        var id = (await pipeline.CallAsync(Tool, Arguments)).Success.GetProperty("client_id").GetString();
        var grants =
            (await pipeline.CallAsync("auth0_list_application_grants", $$"""{"client_id":"{{id}}"}""")).Success.GetProperty("items");

        Assert.Equal("user", Assert.Single(grants.EnumerateArray()).GetProperty("subject_type").GetString());
        Assert.Contains("AUTH0_AUDIENCE=https://api.ordering.example\n", project[".env.local"], StringComparison.Ordinal);
        Assert.False((await pipeline.CallAsync(Tool, Arguments)).Success.GetProperty("changed").GetBoolean());
    }

    [Fact]
    public async Task ApplicationOfThatNameThatIsNotOurs_IsAskedFor()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline(ConfirmLevel.Destructive);
        var (id, _) = await SaveCredentialsTests.Application(pipeline, "regular_web");
        var declined = await pipeline.CallAsync(Tool, """{"name":"Shop"}""", new Person(ConsentAnswer.Declined));
        Assert.Equal("declined", declined.Kind);
        Assert.False(
            (await pipeline.CallAsync("auth0_get_application", $$"""{"client_id":"{{id}}"}""")).Success.TryGetProperty(
            "client_metadata", out _));

        var person = new Person(ConsentAnswer.Accepted);
        Assert.Equal(id, (await pipeline.CallAsync(Tool, """{"name":"Shop"}""", person)).Success.GetProperty("client_id").GetString());
        Assert.Contains("which was not made for this project", Assert.Single(person.Questions), StringComparison.Ordinal);
        Assert.False((await pipeline.CallAsync(Tool, """{"name":"Shop"}""")).Success.GetProperty("changed").GetBoolean());
    }

    [Fact]
    public async Task ApplicationThatIsNotOurs_IsNotTouchedWhereNobodyIsAsked()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline();
        var (id, _) = await SaveCredentialsTests.Application(pipeline, "regular_web");
        var answer = await pipeline.CallAsync(Tool, """{"name":"Shop"}""");

        Assert.Contains($"'Shop' ({id}) that this tool did not make", answer.Message, StringComparison.Ordinal);
        Assert.Contains("\"name\"", answer.Next, StringComparison.Ordinal);
        Assert.False(project.Has(".env.local"));
    }

    [Fact]
    public async Task DoubtAboutTheFramework_IsAskedForOrNamesTheArgument()
    {
        using var project = new TestProject([.. ProjectSamples.All["express"], ("go.mod", "module shop")]);
        Assert.Equal(
            "framework: cannot be told for certain (it has signs of express and go); give it, e.g. express or go",
            (await project.Pipeline().CallAsync(Tool)).Problems);

        var person = new Person(ConsentAnswer.Accepted);
        _ = (await project.Pipeline(ConfirmLevel.Destructive).CallAsync(Tool, "{}", person)).Success;
        Assert.Contains(
            "The project looks like Express, but that is not certain: it has signs of express and go.",
            Assert.Single(person.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailureHalfWay_NamesWhatExistsAndTheCallsThatTakeItBack()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        using var tenant = new RefusingTenant("client-grants");
        var pipeline = project.Pipeline(tenant: tenant);
        var answer = await pipeline.CallAsync(Tool, """{"name":"Half","audience":"https://api.half.example"}""");

        Assert.Equal("step_failed", answer.Kind);
        Assert.Equal(
            ["done", "done"],
            answer.Error.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("outcome").GetString()));
        Assert.False(project.Has(".env.local"));
        foreach (var call in answer.Error.GetProperty("undo").EnumerateArray())
        {
            _ = (await pipeline.CallAsync(call.GetProperty("name").GetString()!, call.GetProperty("arguments").GetRawText())).Success;
        }

        Assert.Empty(await Applications(pipeline, "Half"));
        Assert.True((await pipeline.CallAsync("auth0_get_resource_server", """{"id":"https://api.half.example"}""")).IsError);
    }

    [Fact]
    public async Task PlaceThatCannotBeWritten_IsFoundBeforeAnythingIsCreated()
    {
        using var project = new TestProject([.. ProjectSamples.All["nextjs"], (".env.local/file", "")]);
        var pipeline = project.Pipeline();
        var answer = await pipeline.CallAsync(Tool, """{"name":"Nowhere"}""");

        Assert.Contains("The settings cannot go into .env.local", answer.Message, StringComparison.Ordinal);
        Assert.Empty(await Applications(pipeline, "Nowhere"));
    }

    [Fact]
    public async Task OtherTypeOfApplication_IsNotReused()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var pipeline = project.Pipeline();
        await SaveCredentialsTests.Application(pipeline, "spa");

        Assert.Contains(
            "is of the type spa, and a project with the framework 'nextjs' needs one of the type regular_web",
            (await pipeline.CallAsync(Tool, """{"name":"Shop"}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LevelThatAsksForWrites_AsksOnceWithTheWholePlan()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var person = new Person(ConsentAnswer.Accepted);
        _ = (await project.Pipeline(ConfirmLevel.Writes).CallAsync(Tool, """{"name":"Asked"}""", person)).Success;

        Assert.Contains(
            "The application 'Asked' (regular_web) will be created. The project runs at http://localhost:3000. The credentials "
            + "will go into .env.local.", Assert.Single(person.Questions), StringComparison.Ordinal);
    }

    internal static async Task<List<JsonElement>> Applications(Pipeline pipeline, string name)
        => [.. (await pipeline.CallAsync("auth0_list_applications", """{"per_page":100,"fields":"name,client_id"}""")).Success
            .GetProperty("items").EnumerateArray().Where(application => application.GetProperty("name").GetString() == name)];

    /// <summary>The demo tenant, which refuses changes on one path.</summary>
    private sealed class RefusingTenant(string path) : DelegatingHandler(new DemoTenant(new TestTime()))
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => request.Method != HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(
                    HttpStatusCode.Forbidden)
                {
                    Content = new StringContent(
                    """{"statusCode":403,"error":"Forbidden","message":"No."}"""),
                    RequestMessage = request
                })
                : base.SendAsync(request, cancellationToken);
    }
}
