using System.Security.Cryptography;
using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Updates;

/// <summary>The state that a plan was made for, without the values: enough to tell later that, and where, it is another one.</summary>
/// <param name="Hash">Of all members that the tool can change.</param>
/// <param name="Members">Hashes by path, two levels deep.</param>
internal sealed record StoredState(string Hash, IReadOnlyDictionary<string, string> Members)
{
    public static StoredState Of(OperationTool tool, ToolPlan plan, StoredTarget stored)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (stored.Json.ValueKind != JsonValueKind.Object)
        {
            members["(list)"] = HashOf(stored.Json);
        }
        else
        {
            // Others change by themselves, such as the time of the last login.
            var taken = plan.ArgumentNames.Select(argument => tool.BodyProperty(argument)).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var member in stored.Json.EnumerateObject().Where(member => taken.Count == 0 || taken.Contains(member.Name)))
            {
                Add(members, member);
            }
        }

        var all = string.Join('\n', members.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(static member => $"{member.Key}={member.Value}"));
        return new StoredState(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all))), members);
    }

    /// <summary>The paths at which the two differ.</summary>
    public IReadOnlyList<string> ChangesTo(StoredState other)
        => [.. Members.Keys.Union(other.Members.Keys, StringComparer.Ordinal).Where(path => Members.GetValueOrDefault(path) != other.Members.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];

    private static void Add(Dictionary<string, string> members, JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Object || !member.Value.EnumerateObject().Any())
        {
            members[MemberPath.Join("", member.Name)] = HashOf(member.Value);
            return;
        }

        foreach (var inner in member.Value.EnumerateObject())
        {
            members[MemberPath.Join(MemberPath.Join("", member.Name), inner.Name)] = HashOf(inner.Value);
        }
    }

    private static string HashOf(JsonElement value) => Convert.ToHexStringLower(SHA256.HashData(ConsentBinding.Canonical(value)));
}
