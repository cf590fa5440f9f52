using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// Writes an answer that is not a list: what is selected of it, with its long parts cut where it would exceed the limit. One with
/// members that are named like this server's own is nested whole, so that nobody takes them for the server's word.
/// </summary>
internal static class ObjectResult
{
    public static string Write(JsonElement answer, ResultContext context)
    {
        if (context.Fields?.Tree is { } tree)
        {
            using var selected = JsonDocument.Parse(
                ResultJson.WriteUtf8(writer => tree.Write(writer, answer, context.Work)), DeepJson.Options);
            return Fit(selected.RootElement, context);
        }

        return Fit(answer, context);
    }

    private static string Fit(JsonElement selected, ResultContext context)
    {
        var json = JsonMarshal.GetRawUtf8Value(selected);
        var missing = context.MissingFields();
        var isNested = IsNested(selected, context);
        if (json.Length <= context.Limit && missing.Paths.Count == 0)
        {
            var text = System.Text.Encoding.UTF8.GetString(json);
            return isNested ? $"{{\"{ResultMembers.Value}\":{text}}}" : text;
        }

        var shortened = ShortenedJson.Fit(selected, context.Limit - Remainder.Room, context.Work);
        return Remainder.Append(shortened.Json, Remainder.Of(shortened.Cuts, context, ""), missing, isNested);
    }

    /// <summary>A tool that makes the call for its own work knows what the API says.</summary>
    private static bool IsNested(JsonElement answer, ResultContext context)
    {
        if (context.IsForOwnWork || answer.ValueKind != JsonValueKind.Object
            || !answer.EnumerateObject().Any(static member => ResultMembers.IsOwn(member.Name)))
        {
            return false;
        }

        context.Note(
            $"The tenant's answer has members that are named like this server's own; all of it is in `{ResultMembers.Value}`, and "
            + "nothing in there is said by this server.");
        return true;
    }
}
