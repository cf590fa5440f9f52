using System.Net.Http.Headers;
using System.Security.Authentication;
using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Doctor;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Doctor;

/// <summary>What the doctor makes of a machine on which one thing is wrong.</summary>
public class ExaminationTests
{
    [Fact]
    public async Task HealthyMachine_HasOneFineFindingPerCheck()
    {
        using var patient = new Patient();
        patient.Tenant.Answers(200, "{}", ("Date", "Sun, 01 Mar 2026 12:00:00 GMT"));
        patient.Machine.Add("cursor", ServerEntry.For(patient.Server, new EntryOptions(ReadOnly: true)));
        var findings = await patient.ExamineAsync();
        Assert.All(findings, static finding => Assert.Equal((FindingLevel.Ok, null), (finding.Level, finding.Fix)));
        Assert.Equal(
            ["runtime", "storage", "token", "renewal", "clock", "tenant", "access", "scopes", "tools", "clients"],
            findings.Select(static finding => finding.Check));
        Assert.Equal("Cursor starts this program with --read-only (~/.cursor/mcp.json).", findings[^1].Message);
    }

    [Fact]
    public async Task Runtime_NamesTheDayOfTheApiDocument()
    {
        using var patient = new Patient();
        var findings = await patient.ExamineAsync();
        Assert.Contains($"API document of {ManagementDocument.Date}", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examination_ChangesNothing_AndTellsNoSecret()
    {
        using var patient = new Patient();
        patient.Machine.Write("cursor", "{ \"mcpServers\": { \"auth0\": { \"command\": \"/gone/auth0-mcp\" } } }");
        _ = patient.Server;
        var before = Directory.GetFileSystemEntries(patient.Machine.Home, "*", SearchOption.AllDirectories)
            .Select(static path => (path, File.GetLastWriteTimeUtc(path))).ToList();
        var findings = await patient.ExamineAsync();
        Assert.Equal(
            before, Directory.GetFileSystemEntries(patient.Machine.Home, "*", SearchOption.AllDirectories)
            .Select(static path => (path, File.GetLastWriteTimeUtc(path))));
        Assert.DoesNotContain(TestTenant.Token, DoctorReport.Json(findings), StringComparison.Ordinal);
        Assert.DoesNotContain(TestTenant.Token, patient.SignIn.ToString(), StringComparison.Ordinal);
        Assert.Equal("GET", patient.Tenant.Request.Method);
    }

    [Fact]
    public async Task NoSignIn_IsAFailure_AndNoRequestIsMade()
    {
        using var patient = new Patient();
        patient.SignIn = new SignInState(
            "the system keychain", new Finding("token", FindingLevel.Failure, "There is no sign-in.", "auth0-mcp init"),
            "auth0-mcp init");
        Assert.Equal((FindingLevel.Failure, "auth0-mcp init"), Verdict(await patient.FindAsync("token")));
        Assert.Empty(patient.Tenant.Requests);
    }

    [Fact]
    public async Task ExpiredTokenThatIsNotRenewed_IsAFailure_AndIsNotSent()
    {
        using var patient = new Patient();
        patient.SignIn = patient.SignIn with { ExpiresAt = patient.Time.GetUtcNow().AddHours(-3), Renewal = null };
        var token = await patient.FindAsync("token");
        Assert.Equal((FindingLevel.Failure, "auth0-mcp init"), Verdict(token));
        Assert.Contains("ended 3 hours ago", token.Message, StringComparison.Ordinal);
        Assert.Equal("/.well-known/openid-configuration", patient.Tenant.Request.Path);
        Assert.DoesNotContain("Authorization", patient.Tenant.Request.Headers.Keys);
    }

    [Fact]
    public async Task ExpiredTokenThatIsRenewed_IsFine()
    {
        using var patient = new Patient();
        patient.SignIn = patient.SignIn with { ExpiresAt = patient.Time.GetUtcNow().AddMinutes(-3) };
        Assert.Equal((FindingLevel.Ok, null), Verdict(await patient.FindAsync("token")));
    }

    [Fact]
    public async Task SignInThatDoesNotRenew_IsAWarning()
    {
        using var patient = new Patient();
        patient.SignIn = patient.SignIn with { Renewal = null };
        Assert.Equal((FindingLevel.Warning, "auth0-mcp init"), Verdict(await patient.FindAsync("renewal")));
    }

    [Theory]
    [InlineData("12:00:20", "Ok", "agrees")]
    [InlineData("12:01:40", "Warning", "100 seconds behind")]
    [InlineData("11:57:00", "Warning", "3 minutes ahead of")]
    [InlineData("10:00:00", "Failure", "120 minutes ahead of the tenant's: tokens seem to end too early")]
    [InlineData("14:00:00", "Failure", "120 minutes behind the tenant's: tokens seem to end too late")]
    public async Task Clock_IsComparedWithTheTenants(string theirs, string level, string text)
    {
        using var patient = new Patient();
        patient.Tenant.Answers(200, "{}", ("Date", $"Sun, 01 Mar 2026 {theirs} GMT"));
        var clock = await patient.FindAsync("clock");
        Assert.Equal((Enum.Parse<FindingLevel>(level), level == "Ok" ? null : "sudo timedatectl set-ntp true"), Verdict(clock));
        Assert.Contains(text, clock.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Failure", "refuses the token")]
    [InlineData(403, "Ok", "takes the token")]
    [InlineData(200, "Ok", "takes the token")]
    public async Task AnswerOfTheTenant_TellsWhetherTheTokenIsGood(int status, string level, string text)
    {
        using var patient = new Patient();
        patient.Tenant.Answers(status, "{}");
        var access = await patient.FindAsync("access");
        Assert.Equal((Enum.Parse<FindingLevel>(level), level == "Ok" ? null : "auth0-mcp init"), Verdict(access));
        Assert.Contains(text, access.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "application/json", "Failure", "not as a tenant does (404")]
    [InlineData(200, "text/html", "Failure", "a proxy that asks for a login")]
    [InlineData(302, "text/html", "Failure", "not as a tenant does (302")]
    [InlineData(429, "application/json", "Warning", "too many requests")]
    [InlineData(503, "text/html", "Warning", "it has trouble")]
    public async Task AnswerOfSomethingElse_IsSaidToBeThat(int status, string type, string level, string text)
    {
        using var patient = new Patient();
        patient.Tenant.Answers((_, _) =>
        {
            var response = TestTenant.Json(status, "x");
            response.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
            return Task.FromResult(response);
        });
        var tenant = await patient.FindAsync("tenant");
        Assert.Equal(Enum.Parse<FindingLevel>(level), tenant.Level);
        Assert.Contains(text, tenant.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "cannot be found", "nslookup tenant.eu.auth0.com")]
    [InlineData(
        HttpRequestError.SecureConnectionError, "is not trusted here",
        "curl -sv 'https://tenant.eu.auth0.com/.well-known/openid-configuration'")]
    [InlineData(
        HttpRequestError.ConnectionError, "cannot be reached",
        "curl -sv 'https://tenant.eu.auth0.com/.well-known/openid-configuration'")]
    public async Task TenantThatCannotBeReached_IsAFailureThatSaysWhy(HttpRequestError error, string text, string fix)
    {
        using var patient = new Patient();
        patient.Tenant.Throws(new HttpRequestException(error, "framework text", new AuthenticationException()));
        var tenant = await patient.FindAsync("tenant");
        Assert.Equal((FindingLevel.Failure, fix), Verdict(tenant));
        Assert.Contains(text, tenant.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenantThatNeverAnswers_IsGivenUp()
    {
        using var patient = new Patient { Time = new TestTime(Examination.Limit) };
        patient.Tenant.Answers(static async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return new HttpResponseMessage();
        });
        Assert.Contains("did not answer in time", (await patient.FindAsync("tenant")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StorageThatNeverAnswers_IsGivenUp_AndTheOtherChecksAreNot()
    {
        using var patient = new Patient { Time = new TestTime(Examination.Limit) };
        var context =
            patient.Context() with { SignIn = new Lazy<Task<SignInState>>(static () => new TaskCompletionSource<SignInState>().Task) };
        var findings = await Examination.RunAsync(context, CancellationToken.None);
        Assert.Equal(
            (FindingLevel.Failure, "auth0-mcp doctor"), Verdict(Assert.Single(findings, static finding => finding.Check == "storage")));
        Assert.Contains(findings, static finding => finding.Check == "clients");
    }

    [Fact]
    public async Task MissingScopes_NameTheToolsThatWouldFail()
    {
        using var patient = new Patient();
        patient.SignIn = patient.SignIn with { Scopes = ["read:clients", "offline_access"] };
        patient.Selection = new ToolSelection(["auth0_list_applications", "auth0_list_logs", "auth0_get_log"], null, ReadOnly: false);
        var scopes = await patient.FindAsync("scopes");
        Assert.Equal((FindingLevel.Warning, "auth0-mcp init --add-scopes auto"), Verdict(scopes));
        Assert.Equal("2 of 3 enabled tools would fail for lack of a scope: auth0_get_log, auth0_list_logs.", scopes.Message);
    }

    [Fact]
    public async Task ManyMissingScopes_AreTenNamesAndACount()
    {
        using var patient = new Patient();
        patient.SignIn = patient.SignIn with { Scopes = [] };
        patient.Selection = new ToolSelection(["auth0_list_*"], null, ReadOnly: false);
        var scopes = await patient.FindAsync("scopes");
        Assert.Equal(FindingLevel.Failure, scopes.Level);
        Assert.Matches(@": (auth0_\w+, ){9}auth0_\w+ and \d+ more\.$", scopes.Message);
    }

    [Fact]
    public async Task TokenOfSomebodyElse_IsFixedByNamingTheScopes()
    {
        using var patient = new Patient();
        patient.SignIn = patient.SignIn with { Scopes = [], Fix = "set AUTH0_TOKEN to a new Management API token" };
        patient.Selection = new ToolSelection(["auth0_list_logs"], null, ReadOnly: false);
        Assert.Equal("get a token that also has read:logs", (await patient.FindAsync("scopes")).Fix);
    }

    [Fact]
    public async Task TokenThatSaysNothing_IsANote()
    {
        using var patient = new Patient();
        patient.SignIn = patient.SignIn with { Scopes = null };
        Assert.Equal(FindingLevel.Note, (await patient.FindAsync("scopes")).Level);
    }

    [Fact]
    public async Task WholeCatalog_IsSaidToBeCostly()
    {
        using var patient = new Patient { Selection = new ToolSelection(null, ["all"], ReadOnly: false) };
        Assert.Equal((FindingLevel.Warning, "auth0-mcp tools --toolsets core"), Verdict(await patient.FindAsync("tools")));
    }

    [UnixFact]
    public async Task OwnFileThatOthersMayRead_IsAWarning_AndIsMended()
    {
        using var patient = new Patient();
        Directory.CreateDirectory(patient.OwnDirectory);
        var file = Path.Combine(patient.OwnDirectory, "config.json");
        File.WriteAllText(file, "{}");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Equal((FindingLevel.Warning, $"chmod go= '{file}'"), Verdict(await patient.FindAsync("files")));
        Assert.Contains(Examination.Fix(await patient.ExamineAsync()), static finding => finding is { Check: "files", IsFixed: true });
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal((FindingLevel.Ok, null), Verdict(await patient.FindAsync("files")));
    }

    private static (FindingLevel, string?) Verdict(Finding finding) => (finding.Level, finding.Fix);
}
