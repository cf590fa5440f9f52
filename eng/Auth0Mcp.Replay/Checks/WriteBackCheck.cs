using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Replay.Recordings;

namespace Auth0Mcp.Replay.Checks;

/// <summary>
/// Sends what a read showed back through the update of the same thing, to a tenant that holds what was recorded: nothing may
/// change, and no mask may arrive.
/// </summary>
internal sealed class WriteBackCheck(ToolInvoker caller, ReplayTenant tenant, Tally tally)
{
    /// <summary>The update of what a read reads, or null.</summary>
    public static OperationTool? UpdateOf(OperationTool read)
        => read.Operation.Method == "GET" && read.Page is null
            ? ManagementCatalog.All()
                .Where(tool => tool.Operation.Path == read.Operation.Path && tool.Operation.Method is "PATCH" or "PUT")
                    .MinBy(static tool => tool.Operation.Method, StringComparer.Ordinal)
            : null;

    /// <param name="path">The escaped path of the read.</param>
    /// <param name="stored">What the tenant holds.</param>
    /// <param name="shown">What the read showed.</param>
    public async Task CheckAsync(
        OperationTool update, string path, JsonElement stored, JsonElement shown, Exchange exchange, CancellationToken cancellationToken)
    {
        var map = ArgumentMap.Of(update);
        var body = Body(map, shown);
        if (body.Count == 0)
        {
            return;
        }

        var place = TranslatedRequest.Of(update, path, [], default).Arguments;
        var arguments = place.Concat(body).ToDictionary(StringComparer.Ordinal);
        var holder = new StoredObject(update, map, stored);
        tenant.Begin(request => request.IsAt(path) ? holder.Answer(request) : (404, default));
        tally.Count("write-backs");
        var result = await caller.CallAsync(new ToolCall(update.Name, arguments), cancellationToken);
        if (result.IsError)
        {
            tally.Count("write-backs refused");
            foreach (var (cause, where, message) in RefusalCause.Read(result.ToJson()).Distinct())
            {
                tally.Add(
                    new Finding(FindingKind.WriteBackRefused, update.Operation.Id, where, $"{cause}: {message}"), exchange.Position);
            }

            return;
        }

        var masks = tenant.Sent.SelectMany(static sent => JsonPlaces.Leaves(sent.Json))
            .Where(static leaf => leaf.Value.ValueKind == JsonValueKind.String
                && leaf.Value.GetString()!.Contains(SecretMask.Redacted, StringComparison.OrdinalIgnoreCase))
                    .Select(static leaf => leaf.Path).Distinct().ToList();
        masks.ForEach(mask => tally.Add(
            new Finding(FindingKind.MaskSent, update.Operation.Id, mask, "the mask was sent as the value"), exchange.Position));
        tally.Count("write-backs with a mask", masks.Count > 0 ? 1 : 0);

        var changes = holder.Changes().Where(change => !masks.Contains(change.Path)).ToList();
        changes.ForEach(change => tally.Add(
            new Finding(FindingKind.StoredChanged, update.Operation.Id, change.Path, change.Detail), exchange.Position));
        tally.Count("write-backs that change", changes.Count > 0 ? 1 : 0);
        tally.Count("write-backs equal", changes.Count == 0 && masks.Count == 0 ? 1 : 0);
    }

    /// <summary>The arguments that the update has for what is shown.</summary>
    private static Dictionary<string, JsonElement> Body(ArgumentMap map, JsonElement shown)
        => map.BodyArgument is { } whole
            ? new()
            {
                [whole] = JsonElement.Parse(
                new JsonObject(
                shown.EnumerateObject().Where(static member => !member.Name.StartsWith('_'))
                .Select(static member => KeyValuePair.Create(member.Name, JsonNode.Parse(member.Value.GetRawText())))).ToJsonString())
            }
            : shown.EnumerateObject().Where(member => map.Body.ContainsKey(member.Name))
                .ToDictionary(member => map.Body[member.Name], static member => member.Value, StringComparer.Ordinal);
}
