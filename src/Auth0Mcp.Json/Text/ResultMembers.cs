using System.Text.Json;

namespace Auth0Mcp.Text;

/// <summary>The members of this server's own in a result.</summary>
internal static class ResultMembers
{
    private static readonly string[] s_words = ["error", "dry_run", "asked"];

    /// <summary>What the tenant answered, where it cannot stand at the top.</summary>
    public const string Value = "value";

    /// <summary>The page of a thing that people see.</summary>
    public const string Dashboard = "_dashboard";

    /// <summary>Sentences about the call.</summary>
    public const string Notes = "_notes";

    /// <summary>What is left out, and how to get it.</summary>
    public const string More = "_more";

    /// <summary>Where a secret of the result was saved.</summary>
    public const string SecretTo = "_secret_to";

    /// <summary>The host that was changed.</summary>
    public const string Tenant = "_tenant";

    /// <summary>The change was made before, under the same name.</summary>
    public const string Repeated = "_repeated";

    public static IReadOnlyList<string> All { get; } = [Dashboard, Notes, More, SecretTo, Tenant, Repeated];

    /// <summary>
    /// True for the name of a member that is this server's word at the top of a result: whatever begins with an underscore, but for the
    /// <c>_id</c> of log events, and what says that a call failed, was not made, or was asked otherwise.
    /// </summary>
    public static bool IsOwn(string name)
        => name is ['_', ..] and not "_id" || Array.Exists(s_words, word => word.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The members as an object.</summary>
    public static string Write(Action<Utf8JsonWriter> write) => ResultJson.Write(writer =>
    {
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
    });

    /// <summary>Joins the members to the object that the JSON is, at one end, or puts them beside anything else.</summary>
    /// <param name="members">An object; empty for none.</param>
    public static string Add(string json, bool isFirst, string members) => (json, members) switch
    {
        (_, "{}") => json,
        ("{}", _) => members,
        (['{', ..], _) when isFirst => $"{members.AsSpan(0, members.Length - 1)},{json.AsSpan(1)}",
        (['{', ..], _) => $"{json.AsSpan(0, json.Length - 1)},{members.AsSpan(1)}",
        _ => $"{{\"{Value}\":{json},{members.AsSpan(1)}",
    };
}
