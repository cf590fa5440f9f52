using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>The body of an update while it is worked on, by the document's names; what nobody changes stays as it was sent.</summary>
internal sealed class UpdateDraft
{
    private readonly OperationTool _tool;
    private readonly IReadOnlyDictionary<string, JsonElement> _given;
    private readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);

    public UpdateDraft(OperationTool tool, IReadOnlyDictionary<string, JsonElement> given, StoredTarget stored)
    {
        _tool = tool;
        _given = given;
        Stored = stored;
        foreach (var (argument, value) in given)
        {
            if (tool.BodyProperty(argument) is { } property)
            {
                _arguments[property] = argument;
                Body[property] = NodeJson.Node(value);
            }
        }
    }

    public StoredTarget Stored { get; }

    public JsonObject Body { get; } = [];

    /// <summary>The body that is one argument, where masks in it were resolved.</summary>
    public KeyValuePair<string, JsonNode?>? Whole { get; set; }

    public List<SchemaViolation> Problems { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Paths that are not lost, though they are not sent.</summary>
    public HashSet<string> Unsaid { get; } = new(StringComparer.Ordinal);

    /// <summary>What a partial body leaves out, so that the API keeps it.</summary>
    public List<string[]> LeftOut { get; } = [];

    /// <summary>What the caller gave for a member of the body; null when it gave nothing.</summary>
    public JsonElement? Given(string property) => _arguments.TryGetValue(property, out var argument) ? _given[argument] : null;

    /// <summary>The argument that stands for a member of the body.</summary>
    public string ArgumentOf(string property)
        => _arguments.TryGetValue(property, out var argument) ? argument
            : _tool.Renames.FirstOrDefault(rename => rename.Value == property && _tool.BodyProperty(rename.Key) == property).Key
                ?? property;

    /// <summary>A path with the name of the argument in place of that of the document.</summary>
    public string ArgumentPath(string path)
        => Body.Select(static member => member.Key)
            .FirstOrDefault(property => MemberPath.IsWithin(path, MemberPath.Join("", property))) is { } top
            ? MemberPath.Join("", ArgumentOf(top)) + path[MemberPath.Join("", top).Length..]
            : path;

    /// <summary>Marks a member as changed.</summary>
    public void Touch(string property) => _touched.Add(property);

    /// <summary>The arguments as they are sent.</summary>
    public Dictionary<string, JsonElement> Arguments()
    {
        var arguments =
            _given.Where(argument => _tool.BodyProperty(argument.Key) is null && argument.Key != RemovedPaths.Argument)
                .ToDictionary(StringComparer.Ordinal);
        foreach (var (property, value) in Body)
        {
            arguments[ArgumentOf(property)] = !_touched.Contains(property) && Given(property) is { } given
                ? given
                : NodeJson.Element(value);
        }

        if (Whole is { } whole)
        {
            arguments[whole.Key] = NodeJson.Element(whole.Value);
        }

        return arguments;
    }
}
