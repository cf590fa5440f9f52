using System.Text.Json;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Finds lists that are written back as a result showed their beginning (<see cref="ShortenedJson"/>): the rest of them would be lost.
/// Nothing in such a list says so; it is known by what is stored.
/// </summary>
/// <param name="work">Counts what is looked at; null when nobody does.</param>
internal sealed class CutLists(StoredTarget stored, CallWork? work = null)
{
    private IReadOnlyList<Cut>? _cuts;

    /// <summary>The first one in a member of the body; null when there is none.</summary>
    /// <param name="path">Of the argument.</param>
    public SchemaViolation? In(string path, string property, JsonElement given)
        => CutStretch.MayBeIn(stored)
            ? Find(path, given, MemberPath.Member(stored.Shown, property))
            : null;

    private SchemaViolation? Find(string path, JsonElement given, JsonElement? shown)
    {
        work?.Step();
        if (shown is not { } known || known.ValueKind != given.ValueKind)
        {
            return null;
        }

        switch (given.ValueKind)
        {
            case JsonValueKind.Array when IsBeginning(given, known):
                return new SchemaViolation(
                    path,
                    $"holds the first {given.GetArrayLength()} of {known.GetArrayLength()} stored items, as a result shows them; the rest "
                    + "would be lost. Read the rest with fields and send the whole list, or leave it out");
            case JsonValueKind.Object:
                var members = MemberPath.Members(known);
                foreach (var member in given.EnumerateObject())
                {
                    if (Find(MemberPath.Join(path, member.Name), member.Value, members[member.Name]) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>A read of the whole, or of the list alone, ends it there.</summary>
    private bool IsCut(JsonElement known, int length)
    {
        _cuts ??= ShortenedJson.Fit(stored.Shown, CutStretch.Whole, work).Cuts;
        return Ends(_cuts) || Ends(ShortenedJson.Fit(known, ResultLimits.Default.Cap - Remainder.Room, work).Cuts);

        bool Ends(IReadOnlyList<Cut> cuts)
            => cuts.Any(cut => cut.Kind == CutKind.Items && cut.Shown == length && cut.Length == known.GetArrayLength());
    }

    private bool IsBeginning(JsonElement given, JsonElement known)
    {
        var length = given.GetArrayLength();
        if (length >= known.GetArrayLength() || !ShortenedJson.IsLengthOfCut(length) || !IsCut(known, length))
        {
            return false;
        }

        foreach (var (item, other) in given.EnumerateArray().Zip(known.EnumerateArray()))
        {
            work?.Step();
            if (!JsonElement.DeepEquals(item, other))
            {
                return false;
            }
        }

        return true;
    }
}
