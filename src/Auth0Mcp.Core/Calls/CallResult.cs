using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>What a call comes to: a body or an error, and what the server says beside it. It becomes JSON where it leaves.</summary>
internal sealed record CallResult
{
    /// <summary>What was asked for, as compact JSON; for an error what there is in spite of it, often nothing.</summary>
    public required string Body { get; init; }

    /// <summary>Why the call failed; null when it did not.</summary>
    public CallError? Error { get; init; }

    /// <summary>Objects whose members stand beside the body, before or behind it, in the order in which they were added.</summary>
    private IReadOnlyList<(string Json, bool ComesFirst)> Members { get; init; } = [];

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    public static CallResult Success(string body) => new() { Body = body };

    [return: NotNullIfNotNull(nameof(error))]
    public static implicit operator CallResult?(CallError? error)
        => error is null ? null : new CallResult { Body = "{}", Error = error };

    /// <summary>The result with members of the server's own; names are in <see cref="ResultMembers"/>.</summary>
    /// <param name="comesFirst">Before the body.</param>
    public CallResult With(Action<Utf8JsonWriter> members, bool comesFirst = false)
        => this with { Members = [.. Members, (ResultMembers.Write(members), comesFirst)] };

    /// <summary>The JSON that the caller gets: the body or <c>{"error":{…}}</c>, and the members beside it.</summary>
    public string ToJson()
    {
        var json = Error is null ? Body : ResultMembers.Add(Body, isFirst: true, $"{{\"error\":{Error.ToJson()}}}");
        foreach (var (member, comesFirst) in Members)
        {
            json = ResultMembers.Add(json, comesFirst, member);
        }

        return json;
    }
}
