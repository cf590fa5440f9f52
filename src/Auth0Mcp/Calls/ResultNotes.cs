using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>The member <c>_notes</c> of a result: sentences about the call that are not part of what the API returned.</summary>
internal static class ResultNotes
{
    /// <summary>The result with its notes: inside the object that it is, or beside anything else.</summary>
    public static CallResult Append(CallResult result, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
        {
            return result;
        }

        var member = ResultJson.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var note in notes)
            {
                writer.WriteStringValue(note);
            }

            writer.WriteEndArray();
        });
        var json = result.Json switch
        {
            "{}" => $$"""{"_notes":{{member}}}""",
            ['{', ..] => $$"""{{result.Json.AsSpan(0, result.Json.Length - 1)}},"_notes":{{member}}}""",
            _ => $$"""{"value":{{result.Json}},"_notes":{{member}}}""",
        };
        return result with { Json = json };
    }
}
