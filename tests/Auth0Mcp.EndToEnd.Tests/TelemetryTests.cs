using Auth0Mcp.EndToEnd.Tests.Harness;
using Auth0Mcp.Tests.Telemetry;

namespace Auth0Mcp.EndToEnd.Tests;

/// <summary>The export of traces and metrics by the shipped program.</summary>
[Collection(UsesNativeExecutable.Name)]
public class TelemetryTests(NativeExecutable executable)
{
    [Fact]
    public async Task Call_SendsTracesAndMetricsToTheCollector_AndNoSecret()
    {
        await using var tenant = new FakeTenant();
        await using var collector = new FakeCollector();
        var result = await Shell.RunAsync(
            executable.Path, ["call", "auth0_create_application", "name=Café"], With(tenant, collector.Address));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["/v1/metrics", "/v1/traces"], collector.Seen.Select(static sent => sent.PathAndQuery).Order(StringComparer.Ordinal));
        Assert.All(collector.Seen, static sent =>
        {
            Assert.Null(sent.Authorization);
            Assert.Contains("auth0-mcp", sent.Body, StringComparison.Ordinal);
            Assert.Contains("auth0_create_application", sent.Body, StringComparison.Ordinal);
            Assert.Contains("/clients", sent.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", sent.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Caf", sent.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(FakeTenant.Token, sent.Body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Call_SendsTracesAndMetricsOverGrpcToo()
    {
        await using var tenant = new FakeTenant();
        await using var collector = new GrpcCollector();
        var environment = With(tenant, collector.Address);
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";

        var result = await Shell.RunAsync(executable.Path, ["call", "auth0_create_application", "name=Café"], environment);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
            "/opentelemetry.proto.collector.trace.v1.TraceService/Export"],
            collector.Seen.Select(static sent => sent.Path).Order(StringComparer.Ordinal));
        Assert.Contains("execute_tool auth0_create_application", collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeTenant.Token, collector.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_SendsNothingOfWhatItAnswers()
    {
        await using var tenant = new FakeTenant();
        await using var collector = new FakeCollector();
        string token, id;
        await using (var client = await Session.OpenAsync(
            executable.Path, With(tenant, collector.Address), "--toolsets", "applications"))
        {
            var (_, made) = await client.CallJsonAsync("auth0_create_application", """{"name":"an-application","app_type":"spa"}""");
            id = made.GetProperty("client_id").GetString()!;
            var (_, answer) = await client.CallJsonAsync("auth0_delete_application", $$"""{"client_id":"{{id}}"}""");
            token = answer.GetProperty("error").GetProperty("confirmation").GetString()!;
            await client.CallJsonAsync("auth0_list_applications", "{}");
        }

        var told = string.Concat(collector.Seen.Select(static sent => sent.Body));
        Assert.Contains("execute_tool auth0_list_applications", told, StringComparison.Ordinal);
        Assert.Contains("confirmation_required", told, StringComparison.Ordinal);
        Assert.DoesNotContain(token, told, StringComparison.Ordinal);
        Assert.DoesNotContain("an-application", told, StringComparison.Ordinal);
        Assert.DoesNotContain(id, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH0_MCP_ANALYTICS", "false")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    public async Task Switch_SendsNothing(string variable, string value)
    {
        await using var tenant = new FakeTenant();
        await using var collector = new FakeCollector();
        var environment = With(tenant, collector.Address);
        environment[variable] = value;

        Assert.Equal(0, (await Shell.RunAsync(executable.Path, ["call", "auth0_list_applications"], environment)).ExitCode);

        Assert.Empty(collector.Seen);
    }

    [Fact]
    public async Task CollectorThatIsNotThere_IsNoErrorOfTheCall()
    {
        await using var tenant = new FakeTenant();
        var result = await Shell.RunAsync(
            executable.Path, ["call", "auth0_list_applications"], With(tenant, $"http://127.0.0.1:{FakeTenant.FreePort()}"));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("{\"items\":", result.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> With(FakeTenant tenant, string collector)
        => new(tenant.Environment) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" };
}
