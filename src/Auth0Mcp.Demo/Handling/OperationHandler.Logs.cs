using System.Globalization;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Listing;
using Auth0Mcp.Demo.Requests;

namespace Auth0Mcp.Demo.Handling;

internal sealed partial class OperationHandler
{
    private const string LogsShape = "/logs";

    /// <summary>Log events, newest first.</summary>
    private IEnumerable<JsonObject> Logs(DemoRequest request)
    {
        contents.CatchUp();
        IEnumerable<JsonObject> logs = contents.Open(LogsShape, LogsShape).Items;
        return request.Operation.Shape == LogsShape ? logs : logs.Where(log => JsonNodes.TextOf(log, "user_id") == request.Segments[1]);
    }

    /// <summary>The events after a checkpoint in the order they happened. As in the API, nothing else that was asked counts.</summary>
    private DemoResponse WalkLogs(DemoRequest request)
    {
        var from = request.QueryValue("from");
        var size = int.TryParse(request.QueryValue("take"), NumberStyles.None, CultureInfo.InvariantCulture, out var take)
            ? take
            : Pager.DefaultSize;
        var item = map.ListAt(LogsShape)!.Item;
        var newer = Logs(request)
            .Where(log => string.CompareOrdinal(JsonNodes.TextOf(log, "log_id"), from) > 0)
            .Reverse()
            .Take(size)
            .Select(log => FieldSelection.Apply(request, synthesizer.Complete(item, log, request.Path)));
        return DemoResponse.Of(request.Operation.Status, new JsonArray([.. newer]));
    }
}
