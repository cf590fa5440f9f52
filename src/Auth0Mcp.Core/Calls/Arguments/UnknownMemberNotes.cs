using System.Text.Json;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Tells which members of a request the API document does not know, where it leaves an object open: the API may know more than
/// its document, or the name is misspelt. One note for each such object; those about names that are probably misspelt come before
/// all others.
/// </summary>
internal static class UnknownMemberNotes
{
    /// <summary>Names that are looked up among those that may be meant: more are not misspelt.</summary>
    private const int MostCompared = 10;

    /// <summary>
    /// Adds the notes; or tells what is wrong, where the call would change nothing that is known and each of its members is near
    /// one that is.
    /// </summary>
    public static IReadOnlyList<SchemaViolation> Add(
        OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments, IReadOnlyList<UnknownMember> unknown, CallContext ledger)
    {
        foreach (var place in unknown.GroupBy(static member => member.Place, StringComparer.Ordinal))
        {
            var known = OpenPlaceNames.Beside(tool, place.Key);
            List<UnknownMember> members = [.. place.Where(member => !known.Contains(member.Name))];
            if (members.Count == 0)
            {
                continue;
            }

            var meant = Meant(members, known);
            if (place.Key.Length == 0 && meant.Count == members.Count
                && arguments.Keys.Where(argument => tool.BodyProperty(argument) is not null).All(meant.ContainsKey))
            {
                return [.. members.Select(member => new SchemaViolation(
                    member.Path, $"not in the API document of {ManagementDocument.Date}; did you mean '{meant[member.Name]}'?"))];
            }

            (meant.Count > 0 ? (Action<string>)ledger.NoteFirst : ledger.Note)(Sentence(members, meant));
        }

        return [];
    }

    /// <summary>The known names that were probably meant, by those that are not known. A name that is given already was not.</summary>
    private static Dictionary<string, string> Meant(List<UnknownMember> members, IReadOnlyCollection<string> known)
    {
        var given = members[0].Owner.EnumerateObject().Select(static member => member.Name).ToHashSet(StringComparer.Ordinal);
        var candidates = members[0].Declared.Concat(known).Where(name => !given.Contains(name)).ToList();
        return members.Take(MostCompared).Select(member => (member.Name, Meant: NearMiss.Find(member.Name, candidates)))
            .Where(static pair => pair.Meant is not null)
            .DistinctBy(static pair => pair.Name)
                .ToDictionary(static pair => pair.Name, static pair => pair.Meant!, StringComparer.Ordinal);
    }

    private static string Sentence(List<UnknownMember> members, Dictionary<string, string> meant)
    {
        var isOne = members.Count == 1;
        var hints = meant.Select(pair => isOne ? $"'{pair.Value}'" : $"'{pair.Value}' for '{pair.Key}'").ToList();
        return $"{MessageFormat.List(members.Select(static member => member.Path))} {(isOne ? "is" : "are")} not in the API "
            + $"document of {ManagementDocument.Date} and {(isOne ? "is" : "are")} sent as given"
            + (hints.Count == 0
            ? "."
            : $"; did you mean {MessageFormat.List(hints)}? Nothing known is changed by {(isOne ? "it" : "them")}.");
    }
}
