using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// Writes an answer that is not a list: what is selected of it, with its long parts cut where it would exceed the limit.
/// </summary>
internal static class ObjectResult
{
    public static string Write(JsonElement answer, ResultContext context)
    {
        var selected = ResultJson.WriteUtf8(writer =>
        {
            if (context.Fields?.Tree is { } tree)
            {
                tree.Write(writer, answer, context.Work);
            }
            else
            {
                answer.WriteTo(writer);
            }
        });
        var missing = context.MissingFields();
        if (selected.Length <= context.Limit && missing.Paths.Count == 0)
        {
            return System.Text.Encoding.UTF8.GetString(selected.Span);
        }

        CallMemory.Tidy(selected.Length);
        using var document = JsonDocument.Parse(selected, DeepJson.Options);
        var shortened = ShortenedJson.Fit(document.RootElement, context.Limit - Remainder.Room, context.Work);
        return Remainder.Append(shortened.Json, Remainder.Of(shortened.Cuts, context, ""), missing);
    }
}
