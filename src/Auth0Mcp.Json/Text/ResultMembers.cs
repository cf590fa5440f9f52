using System.Text.Json;

namespace Auth0Mcp.Text;

/// <summary>The members of this server's own in a result.</summary>
internal static class ResultMembers
{
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

    public static IReadOnlyList<string> All { get; } = [Dashboard, Notes, More, SecretTo, Tenant];

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
        _ => $"{{\"value\":{json},{members.AsSpan(1)}",
    };
}
