using System.Text.Json;

namespace Auth0Mcp.Text;

/// <summary>Adds members of this server's own to a result.</summary>
internal static class ResultMembers
{
    /// <summary>At the end of the object that the result is, or beside anything else.</summary>
    public static string Append(string json, Action<Utf8JsonWriter> write)
    {
        var members = ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        });
        return json switch
        {
            "{}" => members,
            ['{', ..] => $"{json.AsSpan(0, json.Length - 1)},{members.AsSpan(1)}",
            _ => $"{{\"value\":{json},{members.AsSpan(1)}",
        };
    }
}
