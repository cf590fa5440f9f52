using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>The SDK's own client, connected to the executable over stdio.</summary>
public static class Session
{
    public static Task<McpClient> OpenAsync(
        string executable, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
        => OpenAsync(executable, environment, new McpClientOptions(), arguments);

    public static async Task<McpClient> OpenAsync(
        string executable, IReadOnlyDictionary<string, string?> environment, McpClientOptions client, params string[] arguments)
    {
        // A variable set to null is one that the server does not inherit.
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(Shell.IsOfNoConcern)
            .ToDictionary(static name => name, static string? (_) => null, StringComparer.Ordinal);
        foreach (var (name, value) in environment.Prepend(Shell.Home))
        {
            variables[name] = value;
        }

        return await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions
            {
                Name = "auth0-mcp",
                Command = executable,
                Arguments = ["run", .. arguments],
                EnvironmentVariables = variables,
            }),
            client);
    }

    public static async Task<(bool IsError, JsonElement Json)> CallJsonAsync(
        this McpClient client, string tool, string arguments, CancellationToken cancellationToken = default)
    {
        var values = JsonElement.Parse(arguments).EnumerateObject()
            .ToDictionary(static property => property.Name, static property => (object?)property.Value, StringComparer.Ordinal);
        var result = await client.CallToolAsync(tool, values, cancellationToken: cancellationToken);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        return (result.IsError == true, JsonElement.Parse(text));
    }
}
