using System.Text.Json;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls;

/// <summary>
/// Error results. All have one shape, <c>{"error":{"kind":…,"message":…}}</c>, and say what to do next where something can be done.
/// </summary>
internal static class CallError
{
    /// <summary>An error that is one sentence.</summary>
    public static CallResult Create(string kind, string message, string? next = null) => Write(kind, message, next, static _ => { });

    /// <summary>Arguments that the schema refuses.</summary>
    public static CallResult InvalidArguments(string tool, IReadOnlyList<SchemaViolation> violations)
        => Write(
            "invalid_arguments",
            $"{violations.Count} {(violations.Count == 1 ? "problem" : "problems")}; nothing was sent.",
            $"Correct the arguments and call {tool} again.",
            writer =>
            {
                writer.WriteStartArray("problems");
                foreach (var violation in violations)
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", violation.Path.Length == 0 ? violation.Missing ?? "" : violation.Path);
                    writer.WriteString("message", violation.Message);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });

    /// <summary>An error with members of its own.</summary>
    public static CallResult Write(string kind, string message, string? next, Action<Utf8JsonWriter> members)
        => new(
            ResultJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("error");
                writer.WriteString("kind", kind);
                writer.WriteString("message", message);
                members(writer);
                if (next is not null)
                {
                    writer.WriteString("next", next);
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }),
            IsError: true);
}
