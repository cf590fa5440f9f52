using System.Globalization;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

internal sealed partial class OperationHandler
{
    private static readonly string[] s_eventTypes = ["user.created", "user.updated", "organization.created",
        "organization.member.added", "user.deleted"];

    /// <summary>Five events, or the same number of the types asked for, from the given position on; then the stream ends.</summary>
    private DemoResponse Events(DemoRequest request)
    {
        var types = request.Query.TryGetValue("event_type", out var asked) ? asked : s_eventTypes;
        var seen = int.TryParse(request.QueryValue("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : 0;
        var events = new JsonArray();
        for (var number = seen + 1; number <= s_eventTypes.Length; number++)
        {
            var schema = map.EventSchema(request.Operation, types[(number - 1) % types.Length]);
            var item = (JsonObject)synthesizer.Make(schema, $"events/{number}", Extent.Plausible)!;
            item["offset"] = number.ToString(CultureInfo.InvariantCulture);
            events.Add((JsonNode)item);
        }

        return new DemoResponse(request.Operation.Status, events, HasBody: true, DemoResponse.EventStream);
    }
}
