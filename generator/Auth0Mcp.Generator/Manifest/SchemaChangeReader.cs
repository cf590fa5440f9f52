using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Reads one entry of the overlay's section <c>schemas</c>: what is meant (<c>of</c>, or <c>operations</c> with <c>body</c>, and
/// <c>at</c>), and what is different there.
/// </summary>
internal static class SchemaChangeReader
{
    public static SchemaChange? Read(YamlMap map, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var schemas = reader.Texts("of");
        var operations = reader.Texts("operations");
        var body = reader.Text("body");
        var at = reader.Text("at") ?? "";
        var edits = new List<SchemaEdit>();
        foreach (var kind in new[] { SchemaEditKind.Properties, SchemaEditKind.Change })
        {
            var mapped = reader.Map(Key(kind))?.Members ?? [];
            edits.AddRange(mapped.Select(member => new SchemaEdit(kind, member.Key.Text, YamlJson.ToSpecNode(member.Value).ToJson())));
            problems.AddRange(mapped.SelectMany(
                member => OverlayValues.Faults(member.Value, EntryReader.Join(Key(kind), member.Key.Text))));
        }

        edits.AddRange(Values(reader, problems));
        foreach (var kind in new[] { SchemaEditKind.Nullable, SchemaEditKind.Required, SchemaEditKind.Optional, SchemaEditKind.Secret })
        {
            edits.AddRange(reader.Texts(Key(kind)).Select(property => new SchemaEdit(kind, property, "")));
        }

        var dated = OverlayValues.IsDated(reader, problems);
        var reasoned = reader.Text("reason") is not null;
        reader.Close();
        var named = schemas.IsEmpty ? !operations.IsEmpty && body is "request" or "response" : operations.IsEmpty && body is null;
        if (problems.Count == 0 && (!named || edits.Count == 0 || !dated || !reasoned))
        {
            problems.Add(Problem.Key(
                DiagnosticDescriptors.WrongShape,
                "",
                "an overlay entry",
                "given with 'of' (schemas) or 'operations' and 'body: request' or 'response', what is different, 'date' and 'reason'"));
        }

        return problems.Count > 0 ? null : new SchemaChange(schemas, operations, body == "response", at, edits.ToEquatableArray());
    }

    /// <summary>The key of a kind of change.</summary>
    public static string Key(SchemaEditKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>By property; or a list, for the schema itself.</summary>
    private static IEnumerable<SchemaEdit> Values(EntryReader reader, List<Problem> problems)
    {
        switch (reader.Node(Key(SchemaEditKind.Values)))
        {
            case null:
                break;
            case YamlList list:
                yield return new SchemaEdit(SchemaEditKind.Values, "", YamlJson.ToSpecNode(list).ToJson());
                break;
            case YamlMap map when map.Members.All(static member => member.Value is YamlList):
                foreach (var member in map.Members)
                {
                    yield return new SchemaEdit(SchemaEditKind.Values, member.Key.Text, YamlJson.ToSpecNode(member.Value).ToJson());
                }

                break;
            default:
                problems.Add(
                    Problem.Value(DiagnosticDescriptors.WrongShape, "values", "values", "a list of values, or lists by property"));
                break;
        }
    }
}
