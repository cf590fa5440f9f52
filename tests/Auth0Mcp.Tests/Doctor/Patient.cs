using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.Doctor;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Clients;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Doctor;

/// <summary>A machine, a sign-in and a tenant that are in order until a test spoils one of them.</summary>
internal sealed class Patient : IDisposable
{
    /// <summary>The clock stands still here; waits never end.</summary>
    public TestTime Time { get; init; } = new(TimeSpan.Zero);

    public Machine Machine { get; } = new();

    public TestTenant Tenant { get; } = new();

    public ToolSelection Selection { get; set; } = ToolSelection.Default;

    public SignInState SignIn { get; set; } = new("the system keychain", null, "auth0-mcp init")
    {
        Tenant = TestTenant.Credentials.Tenant,
        Token = TestTenant.Token,
        ExpiresAt = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
        Renewal = "with its refresh token",
        Scopes = [.. SignIn_All],
    };

    /// <summary>Where the program would keep its own files.</summary>
    public string OwnDirectory => Path.Combine(Machine.Home, "own");

    /// <summary>This program, as a file that is there.</summary>
    public ServerCommand Server => new(Program, []);

    public string Program => Touch("auth0-mcp");

    private static IEnumerable<string> SignIn_All => Auth0Mcp.SignIn.OAuth.ManagementScopes.All;

    public string Touch(string name)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Machine.Home, "bin")).FullName, name);
        if (!File.Exists(path))
        {
            File.WriteAllText(path, "");
        }

        return path;
    }

    public DoctorContext Context() => new(
        Machine.Places, Server, ToolCatalog.Select(Selection, ToolRegistry.Instance).Tools, [OwnDirectory],
        new Lazy<Task<SignInState>>(() => Task.FromResult(SignIn)), () => Tenant, Time)
    {
        HasProfile = Profiles.Contains,
    };

    /// <summary>Those who have signed in.</summary>
    public ISet<string> Profiles { get; } = new HashSet<string>(StringComparer.Ordinal) { "default", "prod" };

    public Task<IReadOnlyList<Finding>> ExamineAsync() => Examination.RunAsync(Context(), CancellationToken.None);

    /// <summary>The one finding of a check.</summary>
    public async Task<Finding> FindAsync(string check) => Assert.Single(await ExamineAsync(), finding => finding.Check == check);

    /// <summary>The finding about a client.</summary>
    public async Task<Finding> FindAboutAsync(string title)
        => Assert.Single(
            await ExamineAsync(), finding => finding.Check == "clients" && finding.Message.StartsWith(title, StringComparison.Ordinal));

    public void Dispose()
    {
        Machine.Dispose();
        Tenant.Dispose();
    }
}
