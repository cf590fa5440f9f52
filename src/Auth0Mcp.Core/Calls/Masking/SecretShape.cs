using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Calls.Masking;

/// <summary>A value with its name beside it.</summary>
/// <param name="ValueMember">The one member that is the value, where the members do not tell that; null for each that is a value.</param>
internal readonly record struct SecretPair(string NameMember, string? Name, string? ValueMember = null);

/// <summary>Forms in which data come that no schema describes.</summary>
internal static class SecretShape
{
    private const int LongestListName = 40;

    private static readonly string[] s_names = ["name", "key", "header", "header_name", "headerName", "header_key", "field", "k"];
    private static readonly string[] s_values = ["value", "values", "val", "data", "v"];

    /// <summary>Members that are the name of what is beside them in some data, and something else in others.</summary>
    private static readonly string[] s_maybeNames =
        [.. s_names, "displayName", "display_name", "title", "label", "property", "variable", "type", "id"];

    private static readonly string[] s_maybeValues = [.. s_values, "text", "content", "default"];

    /// <summary>True for a property that only wraps what the document has there.</summary>
    public static bool Wraps(string name)
        => name is "data" or "items" or "item" or "result" or "results" or "response" or "body" or "payload" or "records"
            or "entries" or "content";

    /// <summary>The pair in an object such as <c>{"header": "x-api-key", "value": "…"}</c>; none where it has no such members.</summary>
    public static SecretPair PairOf(JsonElement item)
    {
        var (rank, found, hasValue) = (s_names.Length, default(JsonProperty), false);
        foreach (var member in item.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            hasValue |= IndexOf(s_values, name) >= 0;
            if (member.Value.ValueKind == JsonValueKind.String && IndexOf(s_names, name) is >= 0 and var at && at < rank)
            {
                (rank, found) = (at, member);
            }
        }

        return hasValue && rank < s_names.Length ? new SecretPair(found.Name, found.Value.GetString()) : MaybePairOf(item);
    }

    /// <summary>
    /// A pair such as <c>{"label": "client_secret", "text": "…"}</c>: one only where the name is that of a secret and the value
    /// looks generated.
    /// </summary>
    private static SecretPair MaybePairOf(JsonElement item)
    {
        JsonProperty? value = null;
        foreach (var member in item.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String
                && IndexOf(s_maybeValues, JsonMarshal.GetRawUtf8PropertyName(member)) >= 0
                && SecretValue.LooksMade(member.Value.GetString()!))
            {
                value = member;
                break;
            }
        }

        if (value is not { } found)
        {
            return default;
        }

        foreach (var member in item.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String
                && IndexOf(s_maybeNames, JsonMarshal.GetRawUtf8PropertyName(member)) >= 0
                && SecretNaming.Of(member.Value.GetString()!).Kind == NameKind.Secret)
            {
                return new SecretPair(member.Name, member.Value.GetString(), found.Name);
            }
        }

        return default;
    }

    /// <summary>True for a member that holds the value of a pair.</summary>
    public static bool IsValue(string member)
        => Array.Exists(s_values, value => value.Equals(member, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The name of an item of a list that is said by the item before it: of each second one in a list of headers, and of the
    /// second of two. In other lists only what looks generated is taken for the value of a name.
    /// </summary>
    /// <param name="before">The item before it.</param>
    /// <param name="count">Of the items of the list.</param>
    /// <param name="property">What the list is called.</param>
    public static string? NameInList(JsonElement before, JsonElement item, int index, int count, string property)
    {
        if (index % 2 == 0 || item.ValueKind != JsonValueKind.String || before.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var isHeaders = property.Length <= LongestListName && property.EndsWith("headers", StringComparison.OrdinalIgnoreCase);
        return isHeaders || (count == 2 && SecretValue.LooksSecret(item.GetString()!)) ? before.GetString() : null;
    }

    private static int IndexOf(string[] names, ReadOnlySpan<byte> name)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (Ascii.EqualsIgnoreCase(name, names[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>True for a JSON Web Key (RFC 7517 section 4): its members speak for themselves, wherever it stands.</summary>
    public static bool IsKey(JsonElement item) => item.TryGetProperty("kty", out var kind) && kind.ValueKind == JsonValueKind.String;

    /// <summary>True for a member of a JSON Web Key that is secret (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1).</summary>
    public static bool IsPrivatePart(string member) => member is "d" or "p" or "q" or "dp" or "dq" or "qi" or "oth" or "k";
}
