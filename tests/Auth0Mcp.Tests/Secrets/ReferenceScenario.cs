using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A folder with secrets in several forms, and calls that refer to them.</summary>
public abstract class ReferenceScenario : IDisposable
{
    protected const string Secret = "canary-7f3KqPz9";

    protected string Outside { get; } = Directory.CreateTempSubdirectory("auth0-mcp-references").FullName;

    internal TestTenant Tenant { get; } = new();

    protected ReferenceScenario()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "folder"));
        File.WriteAllText(Path.Combine(Folder, "plain"), Secret + "\n");
        File.WriteAllText(Path.Combine(Folder, "keys.json"), $$"""{"API":"{{Secret}}","n":17,"none":null}""");
        File.WriteAllText(Path.Combine(Folder, ".env"), $"# API=no\nOTHER=other\n  export API = \"{Secret}\"\n");
        File.WriteAllText(Path.Combine(Folder, "empty"), "");
        File.WriteAllText(Path.Combine(Outside, "secret"), Secret);
    }

    protected string Folder => Path.Combine(Outside, "work");

    public void Dispose()
    {
        Directory.Delete(Outside, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static string Action(string value)
        => $$"""{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":[{"name":"API","value":"""
            + $$"""{{JsonSerializer.Serialize(value)}}}]}""";

    internal Task<Answer> CallAsync(string tool, string arguments) => Pipeline().CallAsync(tool, arguments, person: Person.WhoAgrees);

    internal Pipeline Pipeline(ConfirmLevel confirm = ConfirmLevel.Never)
        => new(Tenant, folder: Folder, confirm: confirm,
            secrets: SecretAllowance.Parse("env:*,file:*,file:*/*,keychain:*", "test"),
            environment: static name => name switch
            {
                "STRIPE_KEY" => Secret,
                "AUTH0_TOKEN" or "AUTH0_CLIENT_SECRET" => "canary-of-the-server",
                "SHORT" => "canary",
                "SAME" => "canary-of-the-server",
                "REFRESH" => "canary-of-the-sign-in",
                _ => null
            }, own: ["canary-of-the-sign-in"]);
}
