using System.Text.Json;

namespace Auth0Mcp.Replay.Recordings;

/// <summary>Reads members of a recorded object and says which is wrong, where.</summary>
/// <param name="Place">Where the object stands: <c>file.har, entry 3</c>.</param>
internal readonly record struct RecordedMember(string Place, JsonElement Owner)
{
    public string Text(string name)
        => Owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Wrong(name, "a string");

    public int Number(string name)
        => Owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number");

    public RecordedMember Object(string name)
        => Owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? new RecordedMember(Place, value)
            : throw Wrong(name, "an object");

    /// <summary>Undefined when there is none, or null.</summary>
    public JsonElement Any(string name)
        => Owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    public RecordingException Wrong(string name, string expected)
        => new($"{Place}: '{name}' is {(Owner.TryGetProperty(name, out _) ? "not" : "missing; expected")} {expected}.");
}
