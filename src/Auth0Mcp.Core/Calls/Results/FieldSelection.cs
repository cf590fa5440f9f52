using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// What a caller wants to see of an answer: comma-separated dotted paths, on lists relative to each item. <c>items[20:40]</c>
/// alone takes a stretch of the list itself. The API selects what it can, the rest is selected here.
/// </summary>
internal sealed class FieldSelection
{
    public const string Argument = "fields";

    private const string IncludeFields = "include_fields";

    private readonly IReadOnlyList<FieldPath> _paths;

    private FieldSelection(IReadOnlyList<FieldPath> paths, FieldRange? items, bool isExclusion = false)
    {
        _paths = paths;
        Items = items;
        IsExclusion = isExclusion;
        Tree = FieldTree.Of(paths, isExclusion);
    }

    /// <summary>The names are those to leave out (<c>include_fields: false</c>).</summary>
    public bool IsExclusion { get; }

    /// <summary>The stretch of the list; null for all of it.</summary>
    public FieldRange? Items { get; }

    /// <summary>What is wanted of the answer, or of each item of a list; null for everything.</summary>
    public FieldTree? Tree { get; }

    /// <summary>The selection of a call, or null when it has none; an error where the text is not a selection.</summary>
    public static Result<FieldSelection, CallError> Read(OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        // Some bodies have a property of that name: it means something else.
        if (!arguments.TryGetValue(Argument, out var value) || value.ValueKind != JsonValueKind.String
            || tool.BodyProperty(Argument) is not null)
        {
            return default;
        }

        var isExclusion = arguments.TryGetValue(IncludeFields, out var include) && include.ValueKind == JsonValueKind.False;
        if (isExclusion && value.GetString()!.IndexOfAny(['.', '[']) >= 0)
        {
            return Refuse(tool, "with include_fields false it takes names of top-level properties only");
        }

        var texts = value.GetString()!.Split(',', StringSplitOptions.TrimEntries);
        var paths = new List<FieldPath>();
        foreach (var text in texts)
        {
            if (FieldPath.Parse(text) is not { } path)
            {
                return Refuse(
                    tool, $"{MessageFormat.Name(text)} is not a path: write property names joined by dots, e.g. "
                    + "name,client.id,code[0:2000]");
            }

            paths.Add(path);
        }

        return isExclusion || tool.Page is null ? new FieldSelection(paths, null, isExclusion) : OfItems(paths);
    }

    /// <summary>The arguments as the API gets them: it knows top-level names alone.</summary>
    public ToolArguments SentArguments(OperationTool tool, ToolArguments asked)
    {
        if (!tool.SelectsFields)
        {
            return asked;
        }

        var sent = new Dictionary<string, JsonElement>(asked.Values, StringComparer.Ordinal);
        var names = _paths.Select(static path => path.Steps[0].Name).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            sent.Remove(Argument);
            sent.Remove(IncludeFields);
        }
        else
        {
            sent[Argument] = NodeJson.Element(string.Join(',', names));
        }

        return new ToolArguments(sent);
    }

    /// <summary>The same selection with another stretch of the list, or with none, as a caller writes it.</summary>
    public static string WithItems(string? fields, FieldRange? range)
    {
        var others = (fields ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static text => !text.StartsWith("items[", StringComparison.Ordinal) || text.Contains("].", StringComparison.Ordinal));
        return string.Join(',', range is { } stretch ? others.Prepend($"items{stretch}") : others);
    }

    /// <summary>The selection among some arguments, as text; null when there is none.</summary>
    public static string? TextIn(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
        => arguments.FirstOrDefault(static pair => pair.Key == Argument).Value is { ValueKind: JsonValueKind.String } value
            ? value.GetString()
            : null;

    private static FieldSelection OfItems(List<FieldPath> paths)
    {
        var relative = paths
            .Where(static path => path.Steps is not [{ Name: "items" }])
            .Select(static path => path.Steps[0].Name == "items" ? new FieldPath([.. path.Steps.Skip(1)]) : path)
            .ToList();
        return new FieldSelection(
            relative,
            paths.Select(static path => path.Steps[0]).LastOrDefault(static step => step is { Name: "items", Range: not null }).Range);
    }

    private static CallError Refuse(OperationTool tool, string problem)
        => CallError.InvalidArguments(tool.Name, [new SchemaViolation(Argument, problem)]);
}
