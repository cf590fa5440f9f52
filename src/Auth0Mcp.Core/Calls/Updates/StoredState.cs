using System.Security.Cryptography;
using System.Text.Json;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>The state that a plan was made for, without the values: enough to tell later that, and where, it is another one.</summary>
/// <param name="Hash">Of all members that the tool can change.</param>
/// <param name="Members">Hashes by path, two levels deep; empty where there are more than anybody reads: states are kept for a
/// while.</param>
internal sealed record StoredState(string Hash, IReadOnlyDictionary<PlacePath, string> Members)
{
    private const int MostMembers = 500;

    private static readonly Dictionary<PlacePath, string> s_tooMany = [];

    public static StoredState Of(OperationTool tool, ToolPlan plan, StoredTarget stored)
    {
        var members = new Dictionary<PlacePath, string>();
        if (stored.Json.ValueKind != JsonValueKind.Object)
        {
            members[new PlacePath("(list)", "(list)")] = HashOf(stored.Json);
        }
        else
        {
            // Others change by themselves, such as the time of the last login.
            var taken = plan.ArgumentNames.Select(argument => tool.BodyProperty(argument)).OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            foreach (var member in stored.Json.EnumerateObject().Where(member => taken.Count == 0 || taken.Contains(member.Name)))
            {
                Add(members, member);
            }
        }

        var all = string.Join(
            '\n', members.OrderBy(static member => member.Key.Real, StringComparer.Ordinal)
            .Select(static member => $"{member.Key.Real}={member.Value}"));
        return new StoredState(
            Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all))),
            members.Count > MostMembers ? s_tooMany : members);
    }

    /// <summary>The paths at which the two differ, as anybody may read them.</summary>
    public IReadOnlyList<string> ChangesTo(StoredState other)
        => [.. Members.Keys.Union(other.Members.Keys)
            .Where(path => Members.GetValueOrDefault(path) != other.Members.GetValueOrDefault(path))
            .Select(static path => path.Shown).Order(StringComparer.Ordinal)];

    private static void Add(Dictionary<PlacePath, string> members, JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Object || !member.Value.EnumerateObject().Any())
        {
            members[PlacePath.Root.Join(member.Name)] = HashOf(member.Value);
            return;
        }

        foreach (var inner in member.Value.EnumerateObject())
        {
            members[PlacePath.Root.Join(member.Name).Join(inner.Name)] = HashOf(inner.Value);
        }
    }

    private static string HashOf(JsonElement value) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Of(value)));
}
