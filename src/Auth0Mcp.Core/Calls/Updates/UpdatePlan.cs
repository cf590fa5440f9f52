using System.Text.Json;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What an update comes to, once what is stored is known.</summary>
/// <param name="Arguments">What is sent: with real secrets in place of masks, and objects that the API replaces made whole.</param>
/// <param name="Problems">Why it cannot be sent; empty when it can.</param>
/// <param name="Differences">What becomes of what is stored; without secrets.</param>
/// <param name="Question">Why a person has to be asked, whatever the tool's access; null when nothing asks for it.</param>
/// <param name="Notes">What was left out or displaced.</param>
/// <param name="Stored">What it was made for.</param>
internal sealed record UpdatePlan(
    IReadOnlyDictionary<string, JsonElement> Arguments,
    IReadOnlyList<SchemaViolation> Problems,
    IReadOnlyList<Difference> Differences,
    string? Question,
    IReadOnlyList<string> Notes,
    StoredTarget Stored)
{
    /// <summary>Paths in one sentence of a result.</summary>
    private const int MostRemoved = 10;

    /// <summary>What the API does with the members; null where nothing of them is known.</summary>
    public UpdateRules? Rules { get; init; }

    /// <summary>What becomes of the stored secrets; null where it cannot be sent.</summary>
    public SecretFate? Secrets { get; init; }

    /// <summary>Paths of lists and objects that hold something, and nothing afterwards.</summary>
    public IReadOnlyList<string> Emptied { get; init; } = [];

    /// <summary>Paths of lists and objects of which nothing stays, though something else takes its place.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>Paths of what items hold that stay, and that are sent without it.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>What comes back as a stretch of itself, and how much of it goes.</summary>
    public IReadOnlyList<string> Stretches { get; init; } = [];

    /// <summary>What is not stored any more once it is through, as a sentence; null when all of it is.</summary>
    public string? Removed
    {
        get
        {
            List<string> paths =
            [
                .. Differences.Where(static difference => difference is { Items: null, To: null } or { IsOfAnotherKind: true })
                    .Select(static difference => difference.Path),
                .. Differences.Where(static difference => difference.Items is { Gone.Count: > 0 })
                    .Select(static difference => $"{difference.Path} ({ItemIdentity.Count(difference.Items!.Gone)})"),
                .. LeftOut,
            ];
            return paths.Count == 0 ? null : $"Removed by this update: {PathList.Names(paths, MostRemoved)}.";
        }
    }

    /// <summary>What becomes of what is stored, and why a person is asked, as members of the object that is being written.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("changes");
        foreach (var difference in Differences)
        {
            difference.Write(writer);
        }

        writer.WriteEndArray();
        if (Question is not null)
        {
            writer.WriteString("attention", Question);
        }
    }
}
