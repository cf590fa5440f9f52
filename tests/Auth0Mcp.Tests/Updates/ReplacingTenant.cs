using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>
/// Holds one object and updates it as the API does: members given are replaced whole, those of some objects merged; nothing else
/// is touched.
/// </summary>
/// <param name="merges">The objects that are merged.</param>
/// <param name="isPartial">PATCH: what is left out stays.</param>
internal sealed class ReplacingTenant(JsonNode stored, IReadOnlySet<string> merges, bool isPartial)
{
    public JsonNode Stored { get; private set; } = stored;

    /// <summary>The bodies that were sent.</summary>
    public List<string> Sent { get; } = [];

    public TestTenant Tenant => field ??= new TestTenant().Answers(Answer);

    private string Answer(RecordedRequest request)
    {
        if (request.Method != "GET")
        {
            Sent.Add(request.Body!);
            Stored = isPartial && Stored is JsonObject
                ? Patched((JsonObject)Stored.DeepClone(), JsonNode.Parse(request.Body!)!.AsObject())
                : JsonNode.Parse(request.Body!)!;
        }

        return Stored.ToJsonString();
    }

    private JsonObject Patched(JsonObject whole, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (merges.Contains(name) && whole[name] is JsonObject inner && value is JsonObject given)
            {
                foreach (var (member, change) in given)
                {
                    inner[member] = change?.DeepClone();
                }
            }
            else
            {
                whole[name] = value?.DeepClone();
            }
        }

        return whole;
    }
}
