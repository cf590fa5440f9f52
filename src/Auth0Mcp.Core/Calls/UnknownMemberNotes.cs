using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls;

/// <summary>
/// Tells which members of a request the API document does not know, where it leaves an object open: the API may know more than its document,
/// or the name is misspelt. One note for each such object.
/// </summary>
internal static class UnknownMemberNotes
{
    /// <summary>Names that are looked up among those that may be meant: more are not misspelt.</summary>
    private const int MostCompared = 10;

    public static void Add(OperationTool tool, IReadOnlyList<UnknownMember> unknown, CallContext ledger)
    {
        foreach (var place in unknown.GroupBy(static member => member.Place, StringComparer.Ordinal))
        {
            var known = OpenPlaceNames.Beside(tool, place.Key);
            List<UnknownMember> members = [.. place.Where(member => !known.Contains(member.Name))];
            if (members.Count > 0)
            {
                ledger.Note(Sentence(members, known));
            }
        }
    }

    private static string Sentence(List<UnknownMember> members, IReadOnlyCollection<string> known)
    {
        var isOne = members.Count == 1;

        // A name that is given already is not the one that was meant.
        var given = members[0].Owner.EnumerateObject().Select(static member => member.Name).ToHashSet(StringComparer.Ordinal);
        var candidates = members[0].Declared.Concat(known).Where(name => !given.Contains(name)).ToList();
        List<string> hints =
        [
            .. from member in members.Take(MostCompared)
               let meant = NearMiss.Find(member.Name, candidates)
               where meant is not null
               select isOne ? $"'{meant}'" : $"'{meant}' for '{member.Name}'",
        ];
        return $"{MessageFormat.List(members.Select(static member => member.Path))} {(isOne ? "is" : "are")} not in the API document of {ManagementDocument.Date} and {(isOne ? "is" : "are")} sent as given"
            + (hints.Count == 0 ? "." : $"; did you mean {MessageFormat.List(hints)}?");
    }
}
