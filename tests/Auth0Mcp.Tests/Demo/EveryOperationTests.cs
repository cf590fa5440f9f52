using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Demo;

/// <summary>
/// Every operation of the document can be called, and answers as the document says or with an error in the API's format.
/// </summary>
public class EveryOperationTests
{
    private readonly SchemaDocument _schemas = new(ApiDocument.Json);
    private readonly Synthesizer _maker;

    public EveryOperationTests() => _maker = new Synthesizer(ApiDocument.Json, _schemas);

    [Fact]
    public async Task EveryOperation_OnThingsThatExist_SucceedsAsDocumented()
    {
        using var tenant = new DemoCaller();
        var ids = new ExistingIds(tenant, _maker);
        List<string> problems = [];
        await tenant.SendAsync(
            "PUT", "branding/templates/universal-login", """{"template":"<html>{%- auth0:head -%}{%- auth0:widget -%}</html>"}""");
        foreach (var operation in ApiDocument.Operations.Where(static operation => !s_notInThePlan.Contains(operation.ToString()))
            .OrderBy(static operation => operation.Method switch
            {
                "POST" => operation.Path.Length,
                "PUT" => 2000,
                "DELETE" => 4000 - operation.Path.Length,
                _ => 1000
            }))
        {
            var path = await ids.PathForAsync(operation);
            var reply = await tenant.SendAsync(operation.Method, path + QueryFor(operation), await BodyForAsync(operation, ids));
            problems.AddRange(Misfits(operation, reply).Select(problem => $"{operation} as {path}: {problem}"));
            // It may have put other things in the place of those known.
            if (operation.Method == "PUT")
            {
                ids.Forget(path);
            }
        }
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n" + string.Join('\n', problems));
    }

    private static readonly string[] s_notInThePlan =
    [
        "POST /keys/encryption/rekey", "POST /keys/encryption/{kid}/wrapping-key", "PUT /keys/custom-signing",
            "GET /keys/custom-signing", "DELETE /keys/custom-signing",
        "GET /supplemental-signals", "PATCH /supplemental-signals",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EveryOperation_OnRandomInput_NeverFailsInside(int round)
    {
        using var tenant = new DemoCaller();
        List<string> problems = [];
        foreach (var operation in ApiDocument.Operations)
        {
            var source = new SeededSource($"{operation}#{round}");
            var path = string.Join(
                '/', operation.Path.Split('/')
                .Select(segment => segment.StartsWith('{')
                    ? Uri.EscapeDataString(source.Pick(["x", "a/b", "../users", "ü ", "rol_1"]))
                    : segment));
            var body = operation.BodySchema is { } schema
                ? source.Chance(80)
                    ? NodeJson.Element(_maker.Make(schema, $"{operation}#{round}/body", Extent.Random)).GetRawText()
                    : "[1,"
                : "";
            var reply = await tenant.SendAsync(operation.Method, path + QueryFor(operation), body);
            problems.AddRange(
                Misfits(operation, reply, isSuccessDemanded: false).Select(problem => $"{operation} as {path}: {problem}"));
        }
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n" + string.Join('\n', problems));
    }

    private IEnumerable<string> Misfits(ApiOperation operation, DemoReply reply, bool isSuccessDemanded = true)
    {
        if (reply.Status is >= 400 and < 500 && !isSuccessDemanded)
        {
            return IsError(reply) ? [] : [$"{reply.Status} is not in the error format: {reply.Text}"];
        }

        if (!operation.Successes.Any(success => success.Status == reply.Status))
        {
            return [$"status {reply.Status}: {reply.Text}"];
        }

        if (operation.Successes.First(success => success.Status == reply.Status).Schema is not { } schema)
        {
            return reply.Text.Length == 0 ? [] : ["a body that the document does not have"];
        }

        if (reply.Json is not { } body)
        {
            return reply.Events.SelectMany(item => _schemas.Compile(schema, operation.Id).Check(item))
                .Select(static violation => violation.ToString());
        }

        return _schemas.Compile(schema, operation.Id).Check(body).Select(static violation => violation.ToString())
            .Where(static text => !IsContradiction(text));
    }

    /// <summary>The document demands <c>credentials</c> of a phone provider and forbids it at once.</summary>
    private static bool IsContradiction(string violation)
        => violation.Contains("credentials: unknown property", StringComparison.Ordinal)
        || violation == "missing required property 'credentials'";

    private static bool IsError(DemoReply reply) => reply.Json is { ValueKind: JsonValueKind.Object } error
        && error.GetProperty("statusCode").GetInt32() == reply.Status
        && error.GetProperty("error").GetString()!.Length > 0
        && error.GetProperty("message").GetString()!.Length > 0
        && error.GetProperty("errorCode").GetString()!.Length > 0;

    private string QueryFor(ApiOperation operation)
    {
        var pairs = operation.Parameters
            .Where(static parameter => parameter.GetProperty("in").ValueEquals("query")
                && parameter.TryGetProperty("required", out var required) && required.GetBoolean())
            .Select(parameter => $"{parameter.GetProperty("name")}={Uri.EscapeDataString(ValueOf(parameter))}");
        var query = string.Join('&', pairs);
        return query.Length > 0 ? "?" + query : "";
    }

    private string ValueOf(JsonElement parameter)
    {
        var name = parameter.GetProperty("name").GetString()!;
        if (name == "user_id")
        {
            return SeedData.Items("/users")!.First()["user_id"]!.GetValue<string>();
        }

        var value = _maker.Make(parameter.GetProperty("schema"), "query/" + name, Extent.Required);
        return JsonNodes.ScalarText(value)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"no value for {name}"));
    }

    private async Task<string> BodyForAsync(ApiOperation operation, ExistingIds ids) => operation.BodySchema is { } schema
        ? await ids.PointAtExistingAsync(_maker.Make(schema, operation.Id + "/body", Extent.Plausible), operation.ToString())
        : "";
}
