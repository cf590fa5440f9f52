using System.Collections.Concurrent;
using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Requests;

/// <summary>Where the arguments of a tool stand in its request, read backwards: by the document's names.</summary>
internal sealed class ArgumentMap
{
    /// <summary>What the document's name for a body as one argument is.</summary>
    private const string WholeBody = "body";

    private static readonly ConcurrentDictionary<string, ArgumentMap> s_maps = new(StringComparer.Ordinal);

    private readonly HashSet<string> _names;

    private ArgumentMap(OperationTool tool)
    {
        Schema = JsonElement.Parse(tool.EnforcedSchema);
        _names = [.. Schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name)];
        foreach (var argument in _names.Except(tool.LocalArguments))
        {
            var documented = tool.Renames.GetValueOrDefault(argument, argument);
            if (tool.PathArguments.Contains(argument))
            {
                Path[documented] = argument;
            }
            else if (tool.BodyProperty(argument) is { } property)
            {
                Body[property] = argument;
            }
            else if (documented == WholeBody)
            {
                BodyArgument = argument;
            }
            else
            {
                Query[documented] = argument;
            }
        }
    }

    /// <summary>The schema of the arguments.</summary>
    public JsonElement Schema { get; }

    /// <summary>Arguments by parameter of the path.</summary>
    public Dictionary<string, string> Path { get; } = new(StringComparer.Ordinal);

    /// <summary>Arguments by parameter of the query (or header).</summary>
    public Dictionary<string, string> Query { get; } = new(StringComparer.Ordinal);

    /// <summary>Arguments by property of the body.</summary>
    public Dictionary<string, string> Body { get; } = new(StringComparer.Ordinal);

    /// <summary>The argument that is the body as a whole; null when there is none.</summary>
    public string? BodyArgument { get; }

    /// <summary>The request has no body.</summary>
    public bool HasNoBody => BodyArgument is null && Body.Count == 0;

    public static ArgumentMap Of(OperationTool tool) => s_maps.GetOrAdd(tool.Name, static (_, tool) => new ArgumentMap(tool), tool);

    /// <summary>True when the tool has an argument of that name, wherever it stands.</summary>
    public bool Has(string argument) => _names.Contains(argument);
}
