using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Arguments and answers for any tool of the catalog.</summary>
internal static class ToolSamples
{
    private static readonly ToolPlans s_plans = new();
    private static readonly ConcurrentDictionary<string, string> s_minimal = new(StringComparer.Ordinal);
    private static readonly Lazy<Dictionary<string, ApiOperation>> s_operations =
        new(static () => ApiDocument.Operations.ToDictionary(static operation => operation.Id, StringComparer.Ordinal));

    /// <summary>The name of every tool, for theories.</summary>
    public static TheoryData<string> Names => [.. ManagementCatalog.All().Select(static tool => tool.Name)];

    /// <summary>The least that a call needs.</summary>
    public static JsonObject MinimalArguments(OperationTool tool)
        => (JsonObject)JsonNode.Parse(s_minimal.GetOrAdd(tool.Name, static (_, tool) => MakeMinimal(tool).ToJsonString(), tool))!;

    /// <summary>Calls that together use every argument and every alternative.</summary>
    public static List<JsonObject> FullArguments(OperationTool tool)
    {
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        return [.. new SchemaSamples(schema).All(schema).Cast<JsonObject>().SelectMany(sample =>
        {
            tool.Uploads.Values.Concat(["secret_to", "_remove"]).ToList().ForEach(path => sample.Remove(path));
            return WithoutConflicts(tool, Fitting(tool, sample));
        })];
    }

    /// <summary>The sample with a value that chooses the form of another one as it is there.</summary>
    private static JsonObject Fitting(OperationTool tool, JsonObject sample)
    {
        foreach (var guide in OptionGuide.Of(tool).Where(guide => sample.ContainsKey(guide.ChosenBy)))
        {
            var chosen = sample[guide.ChosenBy]!.GetValue<string>();
            sample[guide.ChosenBy] = guide.Values.Prepend(chosen).First(value => Fits(tool, sample, guide.ChosenBy, value));
        }

        return sample;
    }

    private static bool Fits(OperationTool tool, JsonObject sample, string by, string value)
    {
        sample[by] = value;
        return ChosenForms.Judge(tool, s_plans.For(tool).Schema, Pipeline.Arguments(sample.ToJsonString()), []).Count == 0;
    }

    /// <summary>The sample, or where it has a conflict one sample for each side.</summary>
    private static IEnumerable<JsonObject> WithoutConflicts(OperationTool tool, JsonObject sample)
    {
        if (tool.Conflicts.FirstOrDefault(conflict => sample.ContainsKey(conflict.Argument)
            && conflict.With.Any(sample.ContainsKey)) is not { } found)
        {
            return [sample];
        }

        var other = (JsonObject)sample.DeepClone();
        other.Remove(found.Argument);
        foreach (var rival in found.With)
        {
            sample.Remove(rival);
        }

        return WithoutConflicts(tool, sample).Concat(WithoutConflicts(tool, other));
    }

    /// <summary>Answers of the API that together hold every property of every alternative.</summary>
    public static IEnumerable<JsonNode?> FullAnswers(OperationTool tool, Func<string, string, JsonNode?> choose)
        => Documented(tool).Successes
            .Where(static success => success.Schema is not null)
            .SelectMany(success => new SchemaSamples(ApiDocument.Json, choose).All(success.Schema!.Value));

    /// <summary>An answer in the form in which the operation sends it.</summary>
    public static HttpResponseMessage Response(OperationTool tool, JsonNode? answer)
        => tool.Answer == AnswerKind.EventStream
            ? new HttpResponseMessage
            {
                Content = new StringContent(
                $"data: {answer?.ToJsonString()}\n\n", System.Text.Encoding.UTF8, "text/event-stream")
            }
            : TestTenant.Json(200, answer?.ToJsonString() ?? "null");

    /// <summary>True when the document opens the body of its operation beside the properties that it names.</summary>
    public static bool HasOpenBody(this OperationTool tool)
    {
        if (tool.Uploads.Count > 0 || Documented(tool).BodySchema is not { } schema)
        {
            return false;
        }

        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = JsonPointer.Locate(ApiDocument.Json, reference.GetString()!);
        }

        return schema.TryGetProperty("properties", out _) && schema.TryGetProperty("additionalProperties", out var others)
            && others.ValueKind == JsonValueKind.True;
    }

    public static ApiOperation Documented(OperationTool tool) => s_operations.Value[tool.Operation.Id];

    public static OperationTool Tool(string name)
        => ManagementCatalog.Find(name) ?? throw new InvalidOperationException($"There is no tool {name}.");

    private static JsonObject MakeMinimal(OperationTool tool)
    {
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        var samples = new SchemaSamples(schema);
        var arguments = Fitting(tool, (JsonObject)samples.Minimal(schema, tool.Name)!);
        foreach (var upload in tool.Uploads.Keys)
        {
            // As JSON: a path would need its file.
            arguments[upload] = new JsonArray(new JsonObject { ["email"] = "ann@example.com" });
        }

        if (!tool.RequiresChange || arguments.Any(pair => tool.BodyProperty(pair.Key) is not null))
        {
            return arguments;
        }

        var change = schema.GetProperty("properties").EnumerateObject().First(property => tool.BodyProperty(property.Name) is not null);
        arguments[change.Name] = samples.Minimal(change.Value, change.Name);
        return (JsonObject)samples.Complete(schema, arguments)!;
    }
}
