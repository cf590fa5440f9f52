using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Every tool of the catalog, held against the API document: what a call sends is what the operation takes.</summary>
public class EveryToolTests
{
    public static TheoryData<string> Tools => ToolSamples.Names;

    [Theory, MemberData(nameof(Tools))]
    public async Task EveryArgument_TravelsWhereTheDocumentSays(string name)
    {
        var tool = ToolSamples.Tool(name);
        List<JsonObject> samples = [ToolSamples.MinimalArguments(tool), .. ToolSamples.FullArguments(tool)];
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        Assert.Equal(
            schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name)
            .Except(tool.Uploads.Values).Except(["secret_to", "_remove"]).Order(StringComparer.Ordinal),
            samples.SelectMany(static sample => sample.Select(static pair => pair.Key)).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(
            DeclaredNames(schema).Except(samples.SelectMany(Names)).Except(tool.Uploads.Values).Except(["secret_to", "_remove"]));
        var tenant = new TestTenant();
        var pipeline = new Pipeline(tenant);
        foreach (var arguments in samples)
        {
            var answer = await pipeline.CallAsync(name, arguments.ToJsonString());
            Assert.False(answer.IsError, $"{arguments.ToJsonString()}\n{answer.Text}");
            AssertDocumented(tool, tenant.Requests[^1], ExpectedRequest.From(tool, arguments));
        }

        Assert.Equal(samples.Count, tenant.Requests.Count(request => request.Method == tool.Operation.Method));
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task EveryRequest_CarriesTheTokenAndAcceptsJson(string name)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(name, ToolSamples.MinimalArguments(ToolSamples.Tool(name)).ToJsonString());
        Assert.False(answer.IsError, answer.Text);
        var sent = tenant.Requests[^1];
        var headers = sent.Headers;
        Assert.Equal($"Bearer {TestTenant.Token}", headers["Authorization"]);
        Assert.Equal(
            ToolSamples.Tool(name).Answer == AnswerKind.EventStream ? "text/event-stream" : "application/json", headers["Accept"]);
        Assert.StartsWith("auth0-mcp/", headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(TestTenant.Host, sent.Uri.Authority);
        Assert.Equal("https", sent.Uri.Scheme);
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task UndeclaredOrMissingArgument_IsNamedBeforeAnythingIsSent(string name)
    {
        var tool = ToolSamples.Tool(name);
        var tenant = new TestTenant();
        var pipeline = new Pipeline(tenant);
        var undeclared = ToolSamples.MinimalArguments(tool);
        undeclared["undeclared_argument"] = 1;
        if (tool.HasOpenBody())
        {
            var answer = await new Pipeline(new TestTenant()).CallAsync(name, undeclared.ToJsonString());
            Assert.Contains("undeclared_argument", answer.Success.GetProperty("_notes").ToString(), StringComparison.Ordinal);
        }
        else
        {
            await AssertNamed(undeclared, "undeclared_argument");
        }

        foreach (var required in JsonElement.Parse(tool.EnforcedSchema).GetProperty("required").EnumerateArray()
            .Select(static required => required.GetString()!))
        {
            var missing = ToolSamples.MinimalArguments(tool);
            Assert.True(missing.Remove(required));
            await AssertNamed(missing, required);
        }

        Assert.Empty(tenant.Requests);

        async Task AssertNamed(JsonObject arguments, string argument)
        {
            var answer = await pipeline.CallAsync(name, arguments.ToJsonString());
            Assert.Equal("invalid_arguments", answer.Kind);
            Assert.Contains(argument, answer.Problems, StringComparison.Ordinal);
        }
    }

    /// <summary>The name of every property at any depth.</summary>
    private static IEnumerable<string> DeclaredNames(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(static keyword => keyword.Name is "properties" or "$defs"
            ? keyword.Value.EnumerateObject()
                .SelectMany(member => DeclaredNames(member.Value).Concat(keyword.Name == "properties" ? [member.Name] : []))
            : DeclaredNames(keyword.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(DeclaredNames),
        _ => [],
    };

    private static IEnumerable<string> Names(JsonNode? value) => value switch
    {
        JsonObject fields => fields.SelectMany(static field => Names(field.Value).Append(field.Key)),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };

    private static void AssertDocumented(
        OperationTool tool, RecordedRequest sent, (string Method, string Path, List<(string, string)> Query, JsonNode? Body) expected)
    {
        Assert.Equal((expected.Method, "/api/v2" + expected.Path), (sent.Method, sent.Path));
        Assert.Equal(expected.Query.Order(), sent.Parameters.Order());
        Assert.Equal(expected.Body is null, sent.Body is null);
        if (expected.Body is { } body)
        {
            if (tool.Uploads.Count > 0)
            {
                AssertForm(tool, sent, body.AsObject());
                return;
            }

            Assert.StartsWith("application/json", sent.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse(sent.Body!)), $"expected {body.ToJsonString()}\nsent {sent.Body}");
        }
    }

    /// <summary>Every field once, as text; a file as the JSON it was given as.</summary>
    private static void AssertForm(OperationTool tool, RecordedRequest sent, JsonObject fields)
    {
        var form = FormReader.Read(MediaTypeHeaderValue.Parse(sent.Headers["Content-Type"]), Encoding.UTF8.GetBytes(sent.Body!))!;
        Assert.Equal(
            fields.Select(static field => field.Key).Order(StringComparer.Ordinal),
            form.Select(static field => field.Key).Order(StringComparer.Ordinal));
        Assert.All(
            fields, field => Assert.Equal(
            tool.Uploads.ContainsKey(field.Key) ? field.Value!.ToJsonString() : field.Value!.ToString(), form[field.Key]!.ToString()));
    }
}
