using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// Writes an answer that is not a list: what is selected of it, with its long parts cut where it would exceed the limit.
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
        if (json.Length <= context.Limit && missing.Paths.Count == 0)
        {
            return System.Text.Encoding.UTF8.GetString(json);
        }

        var shortened = ShortenedJson.Fit(selected, context.Limit - Remainder.Room, context.Work);
        return Remainder.Append(shortened.Json, Remainder.Of(shortened.Cuts, context, ""), missing);
    }
}
