using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Reads the thing that a call is about to change, where the API has a read for it.</summary>
internal static class TargetReader
{
    /// <summary>The properties by which people know things, the best first.</summary>
    private static readonly string[] s_names = ["display_name", "name", "email", "domain", "username", "identifier", "title",
        "phone_number", "description"];

    /// <summary>
    /// The read of the nearest resource above the operation's path: that of the client for <c>/clients/{id}/rotate-secret</c>.
    /// </summary>
    public static OperationTool? ReadOf(OperationTool tool)
    {
        // Some paths take the id of a thing that is read elsewhere: /user-blocks/{id} that of a user.
        if (tool.PathArguments is [var only] && only.EndsWith("_id", StringComparison.Ordinal)
            && Read($"/{only[..^"_id".Length]}s/{{id}}") is { } owner)
        {
            return owner;
        }

        if (DeletesWhatItReads(tool))
        {
            return ReadOfSame(tool);
        }

        for (var path = tool.Operation.Path; path.Contains('{'); path = path[..path.LastIndexOf('/')])
        {
            if (path.EndsWith('}') && Read(path) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The read of exactly what an update changes; null when there is none.</summary>
    public static OperationTool? ReadOfSame(OperationTool tool)
        => Read(tool.Operation.Path);

    /// <summary>True for the deletion of the one thing of its kind, such as the email provider.</summary>
    public static bool DeletesWhatItReads(OperationTool tool)
        => tool is { PathArguments.Count: 0, Operation.Method: "DELETE" } && ReadOfSame(tool) is { Page: null } read
           && JsonElement.Parse(read.EnforcedSchema) is var schema
           && !(schema.TryGetProperty("required", out var required) && required.GetArrayLength() > 0);

    private static OperationTool? Read(string path)
        => ManagementCatalog.All().FirstOrDefault(read => read.Operation.Path == path && read.Operation.Method == "GET");

    /// <summary>The answer of <see cref="ReadOf"/>; null when there is none for the tool.</summary>
    public static async Task<CallResult?> ReadAsync(
        OperationTool tool, ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        if (ReadOf(tool) is not { } read)
        {
            return null;
        }

        return Arguments(read, tool, call) is { } arguments
            ? await pipeline.CallAsync(read, InnerCall(read, tool, call, arguments), cancellationToken)
            : null;
    }

    /// <summary>The arguments of a read, taken from those of the tool below it; null when one is missing.</summary>
    public static Dictionary<string, JsonElement>? Arguments(OperationTool read, OperationTool tool, ToolCall call)
    {
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var argument in read.PathArguments)
        {
            // The two paths share their beginning, so they share the names of its parameters; or they take the id of the same thing.
            var documented = read.Renames.GetValueOrDefault(argument, argument);
            var given = tool.PathArguments.FirstOrDefault(own => tool.Renames.GetValueOrDefault(own, own) == documented)
                ?? tool.PathArguments.FirstOrDefault(own => own == argument);
            if (given is null || !call.Arguments.TryGetValue(given, out var value))
            {
                return null;
            }

            arguments[argument] = value;
        }

        return arguments;
    }

    /// <summary>The call of a read that belongs to that of a tool.</summary>
    public static ToolCall InnerCall(
        OperationTool read, OperationTool tool, ToolCall call, IReadOnlyDictionary<string, JsonElement> arguments)
        => call.For(read.Name, arguments) with { OnBehalfOf = call.OnBehalfOf ?? tool, IsDryRun = false, Consent = null };

    /// <summary>What people call a thing; null when it has no name.</summary>
    public static string? NameOf(JsonElement thing)
    {
        foreach (var property in s_names)
        {
            if (thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(property, out var value)
                && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } name)
            {
                return ShortText.Cut(name, 120);
            }
        }

        return null;
    }
}
