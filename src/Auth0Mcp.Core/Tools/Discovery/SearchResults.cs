using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>
/// Writes what a search found: the best tools with their schemas, and every tool of the resources around them in one line each.
/// </summary>
/// <param name="pipeline">Says what this process offers, and what a result may measure.</param>
/// <param name="granted">What the sign-in allows.</param>
internal sealed class SearchResults(IToolInvoker pipeline, GrantedScopes granted)
{
    /// <summary>Behind the name of a tool that this process does not offer.</summary>
    private const string OffMark = " [off]";

    /// <summary>Behind the name of a tool that the sign-in does not allow.</summary>
    private const string LackMark = " [scope missing]";

    /// <summary>No resource has a longer name.</summary>
    private const int LongestName = 80;

    private static readonly ToolAccess[] s_accesses = [ToolAccess.Read, ToolAccess.Write, ToolAccess.Destructive];

    private readonly IReadOnlyList<ToolDescriptor> _all = [
        .. pipeline.Catalog.Registry.All().Where(static tool => tool.Toolsets is not ["discovery"])];

    /// <summary>The best tools of a query, and the resources that its hits belong to.</summary>
    public string Found(IReadOnlyList<ToolDescriptor> best, List<string> resources, ToolAccess? access) => ResultJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("tools");
        foreach (var tool in best)
        {
            Write(writer, tool);
        }

        writer.WriteEndArray();
        WriteResources(writer, _all.Where(tool => resources.Contains(ToolResource.Of(tool))), access, resources);
        writer.WriteEndObject();
    });

    /// <summary>Every tool of one resource and of what belongs to it.</summary>
    public string Resource(string resource, ToolAccess? access)
    {
        var tools = ToolResource.Tools(resource, _all);
        var names = _all.Select(ToolResource.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            if (tools.Count > 0)
            {
                WriteResources(writer, tools, access, names);
            }
            else
            {
                var near = NearMiss.SeveralQuestion(ShortText.Cut(resource, LongestName), names);
                writer.WriteString(
                    "hint", $"No resource is called that{near} Resources are paths of the API without parameters, e.g. "
                    + "users/roles. Or say the task in `query`.");
                WriteAreas(writer);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>What to say instead of a query that says nothing.</summary>
    public string Nothing(string query, ToolAccess? access) => ResultJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("tools");
        writer.WriteEndArray();
        writer.WriteString("hint", string.IsNullOrWhiteSpace(query)
            ? "Say in a few English words what you want to do, e.g. \"invite a member to an organization\"."
            : $"Nothing fits{(access is null ? "" : $" with access {AccessWords.Of(access.Value)}")}. "
                + "Use a few plain English words for the task and the resource, e.g. \"delete a role\".");
        WriteAreas(writer);
        writer.WriteEndObject();
    });

    private void WriteAreas(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("areas");
        var areas = _all.Where(pipeline.Catalog.Reaches).Select(static tool => tool.Toolsets[0]).Distinct(StringComparer.Ordinal);
        foreach (var area in areas.Order(StringComparer.Ordinal))
        {
            writer.WriteStringValue(area);
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, ToolDescriptor tool)
    {
        writer.WriteStartObject();
        writer.WriteString("name", tool.Name);
        writer.WriteString("access", AccessWords.Of(tool.Access));
        writer.WriteString("call", pipeline.Catalog.Find(tool.Name) is null ? CallTool.For(tool.Access).Name : tool.Name);
        writer.WriteString("description", pipeline.Catalog.ShownDescription(tool));
        if (granted.MissingFor(tool) is { Count: > 0 } missing)
        {
            writer.WriteString("missing_scopes", string.Join(' ', missing));
        }

        // Three schemas of any tool fit a result, unless someone has made results very small.
        if (writer.BytesCommitted + writer.BytesPending + tool.AdvertisedSchema.Length < pipeline.Limits.Budget * 3 / 4)
        {
            writer.WritePropertyName("schema");
            writer.WriteRawValue(pipeline.Catalog.ShownSchema(tool).Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    /// <summary>One line per resource, in the given order; its tools by access, those that read first.</summary>
    private void WriteResources(Utf8JsonWriter writer, IEnumerable<ToolDescriptor> tools, ToolAccess? access, List<string> order)
    {
        var isMarked = false;
        writer.WriteStartObject("resources");
        var wanted = tools.Where(tool => access is null || tool.Access == access).ToLookup(ToolResource.Of);
        foreach (var resource in wanted.OrderBy(resource => order.IndexOf(resource.Key)))
        {
            writer.WriteString(resource.Key, string.Join("; ", s_accesses
                .Select(each => (Access: each, Names: string.Join(", ", resource.Where(tool => tool.Access == each).Select(Marked))))
                .Where(static line => line.Names.Length > 0)
                .Select(static line => $"{AccessWords.Of(line.Access)}: {line.Names}")));
        }

        writer.WriteEndObject();
        if (isMarked)
        {
            writer.WriteString(
                "marks",
                "[off]: not offered by this server (read-only mode or its selection of tools). [scope missing]: the sign-in does "
                + "not allow it.");
        }

        string Marked(ToolDescriptor tool)
        {
            var mark = !pipeline.Catalog.Reaches(tool) ? OffMark : granted.MissingFor(tool).Count > 0 ? LackMark : "";
            isMarked |= mark.Length > 0;
            return tool.Name + mark;
        }
    }
}
