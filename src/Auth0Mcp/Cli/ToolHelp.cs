using System.Text.Json;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Cli;

/// <summary>The help of one tool: what it does, and its arguments with type and wording.</summary>
internal static class ToolHelp
{
    /// <summary>Unions may contain themselves.</summary>
    private const int MostNested = 4;

    /// <summary>More values are for <c>auth0_describe_tool</c>.</summary>
    private const int MostValues = 12;

    /// <summary>The tool of that name, with or without what clients put before it; null when there is none.</summary>
    public static ToolDescriptor? Find(string name) => ToolRegistry.Instance.Find(ClientPrefix.Strip(name, ToolRegistry.Instance));

    public static string Unknown(string name)
    {
        var known = ToolRegistry.Instance.All().Concat(BuiltInTools.OnByName).ToList();
        return $"There is no tool '{ShortText.Cut(name, 80)}'{MissingTool.Question(name, known, ToolRegistry.Instance)} "
            + "'auth0-mcp tools --toolsets all' lists them.";
    }

    /// <param name="columns">Lines are wrapped there.</param>
    public static string Text(ToolDescriptor tool, int columns)
    {
        using var text = new StringWriter();
        var help = new WrappingWriter(text, () => columns);
        help.WriteLine($"{tool.Name}: {tool.Title} ({AccessWords.Of(tool.Access)})");
        help.WriteLine();
        help.WriteLine("Description:");
        help.WriteLine("  " + WholeDescription.Of(tool.Description));
        help.WriteLine();
        help.WriteLine("Usage:");
        help.WriteLine($"  auth0-mcp call {tool.Name} [<key=value>...] [options]");
        help.WriteLine();
        help.WriteLine("Arguments:");
        WriteArguments(help, tool);
        if (tool.Examples.Count > 0)
        {
            help.WriteLine();
            help.WriteLine("You might say:");
            tool.Examples.ToList().ForEach(example => help.WriteLine("  " + example));
        }

        help.WriteLine();
        help.WriteLine(
            $"'auth0-mcp call auth0_describe_tool name={tool.Name}' shows what is inside objects; 'auth0-mcp call --help' the options.");
        return text.ToString().TrimEnd();
    }

    private static void WriteArguments(WrappingWriter help, ToolDescriptor tool)
    {
        var schema = new SchemaPart(tool, ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance));
        var root = JsonElement.Parse(tool.EnforcedSchema);
        var shown = JsonElement.Parse(tool.AdvertisedSchema).GetProperty("properties");
        HashSet<string> required = root.TryGetProperty("required", out var names)
            ? [.. names.EnumerateArray().Select(static name => name.GetString()!)]
            : [];

        // An open body may name what callers must not give: its schema is false.
        foreach (var argument in root.GetProperty("properties").EnumerateObject()
            .Where(static argument => argument.Value.ValueKind != JsonValueKind.False))
        {
            var isRequired = required.Contains(argument.Name);
            help.WriteLine($"  {argument.Name} ({Type(schema, argument.Value, 0)}{(isRequired ? ", required" : "")})");
            var said = shown.TryGetProperty(argument.Name, out var property)
                && property.TryGetProperty("description", out var description)
                ? description.GetString()
                : schema.Wording(argument.Name);
            var preset = schema.Default(argument.Name) is { } value
                ? $"Default: {(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())}"
                : null;
            if (string.Join(". ", ((string?[])[said, preset]).OfType<string>()) is { Length: > 0 } line)
            {
                help.WriteLine($"      {line}");
            }
        }
    }

    /// <summary>What a value is, in words: <c>string</c>, <c>spa | native</c>, <c>list of string</c>.</summary>
    private static string Type(SchemaPart whole, JsonElement declared, int nesting)
    {
        var schema = whole.Resolve(declared);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MostNested)
        {
            return "any";
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            var texts = values.EnumerateArray().Select(static value => value.ToString()).Where(static text => text.Length > 0).ToList();
            return string.Join(" | ", texts.Take(MostValues)) + (texts.Count > MostValues ? " | …" : "");
        }

        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array
                ? type.EnumerateArray().Select(static name => name.GetString()!)
                : [type.GetString()!];
            return string.Join(" or ", types.Select(name => name == "array" ? "list of " + Items(whole, schema, nesting) : name));
        }

        return string.Join(
            " or ", Branches(schema).Select(branch => Type(whole, branch, nesting + 1)).Distinct(StringComparer.Ordinal).DefaultIfEmpty(
            schema.TryGetProperty("properties", out _) ? "object" : "any"));
    }

    private static string Items(SchemaPart whole, JsonElement schema, int nesting)
        => schema.TryGetProperty("items", out var items) ? Type(whole, items, nesting + 1) : "any";

    private static IEnumerable<JsonElement> Branches(JsonElement schema)
        => ((string[])["oneOf", "anyOf", "allOf"]).SelectMany(keyword =>
            schema.TryGetProperty(keyword, out var branches) ? branches.EnumerateArray() : []);
}
