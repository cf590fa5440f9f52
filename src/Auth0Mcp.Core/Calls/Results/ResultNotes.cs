using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>The member <c>_notes</c> of a result: sentences about the call that are not part of what the API returned.</summary>
internal static class ResultNotes
{
    /// <summary>The result with its notes.</summary>
    /// <param name="comeFirst">Before the other members.</param>
    public static CallResult Append(CallResult result, IReadOnlyList<string> notes, bool comeFirst = false)
    {
        if (notes.Count == 0)
        {
            return result;
        }

        return result.With(writer =>
        {
            writer.WriteStartArray(ResultMembers.Notes);
            foreach (var note in notes)
            {
                writer.WriteStringValue(note);
            }

            writer.WriteEndArray();
        }, comeFirst);
    }
}
