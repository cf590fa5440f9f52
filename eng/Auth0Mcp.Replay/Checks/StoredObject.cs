using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Replay.Checks;

/// <summary>
/// One thing of a tenant, which takes updates as the API does: PATCH replaces the properties given, metadata merge at their first
/// level, PUT replaces all that can be set.
/// </summary>
internal sealed class StoredObject(OperationTool update, ArgumentMap map, JsonElement initial)
{
    private static readonly string[] s_merged = ["user_metadata", "app_metadata", "client_metadata"];

    private readonly JsonObject _current = (JsonObject)JsonNode.Parse(initial.GetRawText())!;

    /// <summary>Reads or updates it.</summary>
    public (int Status, JsonElement Body) Answer(SentRequest request)
    {
        if (request.Method == update.Operation.Method && request.Json is { ValueKind: JsonValueKind.Object } body)
        {
            Apply(body);
        }

        return (200, JsonElement.Parse(_current.ToJsonString()));
    }

    /// <summary>What differs from the beginning.</summary>
    public IEnumerable<(string Path, string Detail)> Changes()
        => Differences(initial, JsonElement.Parse(_current.ToJsonString()), "").Distinct();

    private void Apply(JsonElement body)
    {
        if (update.Operation.Method == "PUT")
        {
            foreach (var name in _current.Select(static member => member.Key).Where(map.Body.ContainsKey).ToList())
            {
                _current.Remove(name);
            }
        }

        foreach (var member in body.EnumerateObject())
        {
            if (s_merged.Contains(member.Name) && _current[member.Name] is JsonObject merged
                && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in member.Value.EnumerateObject())
                {
                    merged[inner.Name] = JsonNode.Parse(inner.Value.GetRawText());
                }
            }
            else
            {
                _current[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }
    }

    private static IEnumerable<(string Path, string Detail)> Differences(JsonElement before, JsonElement after, string path)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            return before.EnumerateObject()
                .SelectMany(member => after.TryGetProperty(member.Name, out var now)
                    ? Differences(member.Value, now, JsonPlaces.Join(path, member.Name))
                    : [(JsonPlaces.Join(path, member.Name), "lost")])
                .Concat(after.EnumerateObject().Where(member => !before.TryGetProperty(member.Name, out _))
                    .Select(member => (JsonPlaces.Join(path, member.Name), "added")));
        }

        if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array
            && before.GetArrayLength() == after.GetArrayLength())
        {
            return before.EnumerateArray().Zip(after.EnumerateArray())
                .SelectMany(pair => Differences(pair.First, pair.Second, path + "[]"));
        }

        return JsonElement.DeepEquals(before, after) ? [] : [(path, "changed")];
    }
}
