using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A folder to save to, and calls that create a secret for it.</summary>
public abstract class DeliveryScenario : IDisposable
{
    protected const string Create = "auth0_create_application";
    protected const string Created = """{"client_id":"k7Q","name":"Storefront","client_secret":"canary-of-the-answer"}""";

    protected DeliveryScenario() => Directory.CreateDirectory(Folder);

    protected string Outside { get; } = Directory.CreateTempSubdirectory("auth0-mcp-delivery").FullName;

    internal TestTenant Tenant { get; } = new();

    protected string Folder => Path.Combine(Outside, "work");

    public void Dispose()
    {
        Directory.Delete(Outside, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal async Task<Answer> Call(string place, string? answer = Created, string? folder = null)
    {
        if (answer is not null)
        {
            Tenant.Answers(201, answer);
        }

        var arguments = $$"""{"name":"Storefront","secret_to":{{JsonSerializer.Serialize(place)}}}""";
        return await new Pipeline(Tenant, folder: folder ?? Folder).CallAsync(Create, arguments);
    }
}
