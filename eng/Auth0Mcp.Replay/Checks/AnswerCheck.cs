using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Replay.Recordings;

namespace Auth0Mcp.Replay.Checks;

/// <summary>Whether the result of a tool shows the secrets of an answer, and hides nothing else.</summary>
internal sealed class AnswerCheck(Tally tally)
{
    /// <param name="answer">What the tenant answered, made-up secrets included.</param>
    public void Check(OperationTool tool, CallResult result, JsonElement answer, Planter planter, Planter sent, Exchange exchange)
    {
        tally.Count("answers");
        foreach (var plant in planter.Plants.Concat(sent.Plants).Where(static plant => plant.IsSecret))
        {
            tally.Count("secrets");
            if (result.ToJson().Contains(plant.Value, StringComparison.Ordinal))
            {
                Leak(plant.Path, "a blanked or declared secret");
            }
        }

        if (result.IsError || answer.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }

        var shown = JsonElement.Parse(result.ToJson());
        if (tool.Page is { } page && shown.TryGetProperty("items", out var items) && shown.TryGetProperty("asked", out _))
        {
            shown = items;
            answer = answer.ValueKind == JsonValueKind.Object && page.ItemsProperty is { } property
                && answer.TryGetProperty(property, out var listed) ? listed : answer;
        }
        else if (answer.ValueKind != JsonValueKind.Object && shown.ValueKind == JsonValueKind.Object
            && shown.TryGetProperty("value", out var value))
        {
            shown = value;
        }

        Compare(answer, shown, "");

        void Compare(JsonElement before, JsonElement after, string path)
        {
            if (after.ValueKind == JsonValueKind.String && after.GetString()!.Contains(SecretMask.Redacted, StringComparison.Ordinal))
            {
                foreach (var (place, leaf) in JsonPlaces.Leaves(before, path))
                {
                    Hidden(place, leaf);
                }
            }
            else if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in before.EnumerateObject())
                {
                    Compare(property.Value, after.TryGetProperty(property.Name, out var same) ? same : default,
                        JsonPlaces.Join(path, property.Name));
                }
            }
            else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array)
            {
                var index = 0;
                var length = after.GetArrayLength();
                foreach (var item in before.EnumerateArray())
                {
                    Compare(item, index < length ? after[index] : default, path + "[]");
                    index++;
                }
            }
            else
            {
                tally.Count("leaves");
                if (after.ValueKind == JsonValueKind.String && before.ValueKind == JsonValueKind.String
                    && after.ValueEquals(before.GetString()) && !planter.IsPlanted(after.GetString()!)
                        && ValueShape.IsSurelySecret(path, before))
                {
                    Leak(path, "looks like a secret, and no schema knows it");
                }
            }
        }

        void Hidden(string path, JsonElement leaf)
        {
            tally.Count("leaves");
            if (leaf.ValueKind == JsonValueKind.String && planter.IsPlanted(leaf.GetString()!))
            {
                tally.Count("masked secrets");
                return;
            }

            var mayBeSecret = ValueShape.MayBeSecret(path, leaf);
            tally.Count(mayBeSecret ? "guarded" : "hidden");
            tally.Add(
                new Finding(mayBeSecret ? FindingKind.Guarded : FindingKind.Hidden, tool.Operation.Id, path, ValueShape.Of(leaf)),
                exchange.Position);
        }

        void Leak(string path, string detail)
        {
            tally.Count("leaked");
            tally.Add(new Finding(FindingKind.Leaked, tool.Operation.Id, path, detail), exchange.Position);
        }
    }
}
