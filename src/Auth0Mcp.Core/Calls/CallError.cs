using System.Net;
using System.Text.Json;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls;

/// <summary>
/// Why a call failed. All have one shape, <c>{"kind":…,"message":…,"next":…}</c>, and say what to do next where something can be
/// done.
/// </summary>
/// <param name="Kind">One word that programs act on.</param>
/// <param name="Message">What happened, in one or two sentences.</param>
/// <param name="Next">What to do now; null when nothing can be done.</param>
internal sealed record CallError(string Kind, string Message, string? Next = null)
{
    /// <summary>More than anybody corrects at a time.</summary>
    private const int MostProblems = 20;

    /// <summary>What the API answered; null when the error is this server's.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What a kind of error says beside its sentences: an object, behind the message.</summary>
    public string Details { get; private init; } = "{}";

    /// <summary>A call for whose arguments there is no memory.</summary>
    public static CallError NoRoom() => new(
        "busy", "The calls under way hold all the memory there is for them. Nothing was sent.",
        "Wait for their results, then call again.");

    /// <summary>Arguments that the schema refuses.</summary>
    public static CallError InvalidArguments(string tool, IReadOnlyList<SchemaViolation> violations)
        => new CallError(
            "invalid_arguments",
            $"{violations.Count} {(violations.Count == 1 ? "problem" : "problems")}; nothing was sent.",
            $"Correct the arguments and call {tool} again.").With(writer =>
            {
                writer.WriteStartArray("problems");
                foreach (var violation in violations.Take(MostProblems))
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", violation.Path.Length == 0 ? violation.Missing ?? "" : violation.Path);
                    writer.WriteString("message", violation.Message);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });

    /// <summary>The error with these details: written now, as what they are made of may not last.</summary>
    public CallError With(Action<Utf8JsonWriter> details) => this with { Details = ResultMembers.Write(details) };

    public string ToJson()
    {
        var json = ResultMembers.Write(writer =>
        {
            writer.WriteString("kind", Kind);
            writer.WriteString("message", Message);
        });
        json = ResultMembers.Add(json, isFirst: false, Details);
        return Next is null
            ? json
            : ResultMembers.Add(json, isFirst: false, ResultMembers.Write(writer => writer.WriteString("next", Next)));
    }
}
