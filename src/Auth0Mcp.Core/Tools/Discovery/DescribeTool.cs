using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Catalog;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tools.Discovery;

/// <summary><c>auth0_describe_tool</c>: the whole schema of a tool, or the part at a path, with its wording.</summary>
internal sealed class DescribeTool : BuiltInTool
{
    /// <summary>Deeper than any schema of the document is worth reading in one piece.</summary>
    private const int MostLevels = 8;

    public static DescribeTool Instance { get; } = new();

    public override string Name => "auth0_describe_tool";

    public override string Title => "Describe a tool";

    public override string Description =>
        "Returns all arguments of one tool at every depth, where the list of tools and auth0_search_tools show a short form. "
            + "With `path` only that part; a value that chooses a form is a step, as in options.samlp.";

    public override IReadOnlyList<string> Toolsets { get; } = ["discovery"];

    public override bool IsCore => true;

    public override ToolAccess Access => ToolAccess.Read;

    public override bool IsIdempotent => true;

    public override bool IsOffline => true;

    public override ReadOnlySpan<byte> AdvertisedSchema =>
        """{"type":"object","properties":{"name":{"type":"string"}"""u8
        + ""","path":{"type":"string","description":"Dotted, e.g. addons.samlp"}},"required":["name"],"additionalProperties":false}"""u8;

    public override string? AliasOf(string argument) => argument is "tool" or "tool_name" or "toolName" ? "name" : null;

    public override Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
        => Task.FromResult(Describe(call, pipeline));

    private static CallResult Describe(ToolCall call, IToolInvoker pipeline)
    {
        var name = ClientPrefix.Strip(call.Arguments["name"].GetString()!, pipeline.Catalog.Registry);
        var path = call.Arguments.TryGetValue("path", out var given) ? given.GetString()! : "";
        if (pipeline.Catalog.Registry.Find(name) is not { } tool || !pipeline.Catalog.Reaches(tool))
        {
            return MissingTool.Explain(name, pipeline.Catalog);
        }

        var (schema, prefix) = Find(tool, path, pipeline.Catalog);
        if (schema.Locate(path[prefix.Length..]) is not { } part)
        {
            var (known, names) = schema.Nearest(path[prefix.Length..]);
            known = (prefix + known).TrimEnd('.');
            var place = known.Length == 0 ? $"{name} has no argument" : $"'{known}' of {name} has no property";
            var missing = path.Split('.')[known.Length == 0 ? 0 : known.Split('.').Length];
            return new CallError(
                "unknown_path",
                $"{place} '{ShortText.Cut(path[known.Length..].TrimStart('.'), 80)}'{NearMiss.SeveralQuestion(missing, names)}",
                names.Count == 0
                ? "Nothing is nested there; describe the tool without path."
                : $"There are: {Validation.MessageFormat.List(names)}.");
        }

        return CallResult.Success(Describe(tool, path, part, schema, pipeline));
    }

    /// <summary>
    /// The schema of the tool or, where a path goes on with a value that chooses one, that schema; with the part of the path that
    /// leads to it.
    /// </summary>
    private static (SchemaPart Schema, string Prefix) Find(ToolDescriptor tool, string path, ToolCatalog catalog)
    {
        var own = new SchemaPart(tool, catalog);
        return path.Split('.', 3) is [var argument, var value, ..] && !path.EndsWith('.') && own.Locate(argument + "." + value) is null
            && OptionGuide.Of(tool, argument) is { } guide && guide.Schema(value) is not null
                ? (new SchemaPart(tool, argument, guide, value), path[..Math.Min(path.Length, argument.Length + value.Length + 2)])
                : (own, "");
    }

    /// <summary>As many levels as fit the result.</summary>
    private static string Describe(ToolDescriptor tool, string path, SchemaPlace part, SchemaPart schema, IToolInvoker pipeline)
    {
        for (var levels = MostLevels; ; levels--)
        {
            var text = ResultJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("name", tool.Name);
                if (path.Length == 0)
                {
                    writer.WriteString("title", tool.Title);
                    writer.WriteString("access", AccessWords.Of(tool.Access));
                    writer.WriteString("call", pipeline.Catalog.Find(tool.Name) is null ? CallTool.For(tool.Access).Name : tool.Name);
                    writer.WriteString("description", WholeDescription.Of(pipeline.Catalog.ShownDescription(tool)));
                }
                else
                {
                    writer.WriteString("path", path);
                }

                writer.WritePropertyName("schema");
                schema.Write(writer, part, path, levels);
                writer.WriteEndObject();
            });
            var bytes = Encoding.UTF8.GetByteCount(text);
            if (bytes <= pipeline.Limits.Budget)
            {
                return text;
            }

            if (levels == 1)
            {
                // So many forms that not even their first level fits: the last ones are left out, and counted.
                using var whole = JsonDocument.Parse(text, DeepJson.Options);
                var (json, cuts, _) = ShortenedJson.Fit(whole.RootElement, pipeline.Limits.Budget - Remainder.Room);
                return Remainder.Append(json, [.. cuts.Select(static cut => new Remainder(cut, null))], MissingFields.None);
            }
        }
    }
}
