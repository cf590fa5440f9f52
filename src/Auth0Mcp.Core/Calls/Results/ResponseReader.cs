using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>Turns a successful response into a result: secrets masked, lists in one form, fields selected, within the limit.</summary>
internal static class ResponseReader
{
    /// <param name="longer">Reads a list of more items than pages by number reach in another way, given how many; null where
    /// there is none.</param>
    public static async Task<CallResult> ReadAsync(
        HttpResponseMessage response, ResultContext context, Func<JsonElement, Task<CallResult?>>? longer,
        CancellationToken cancellationToken)
    {
        var body = await ResponseBody.BytesAsync(response, cancellationToken);
        var (result, total) = await CallMemory.WorkAsync(body.Length, () => Read(body, response, context, isWhole: longer is null));
        if (total is { } beyond)
        {
            result = await longer!(beyond)
                ?? (await CallMemory.WorkAsync(body.Length, () => Read(body, response, context, isWhole: true))).Result;
        }

        return result!;
    }

    /// <summary>The result, or the total of a list that has more items than pages by number reach.</summary>
    private static (CallResult? Result, JsonElement? Total) Read(
        byte[] body, HttpResponseMessage response, ResultContext context, bool isWhole)
    {
        var (document, failure) = ResponseBody.Parse(body, response);
        using (document)
        {
            return failure is not null ? (failure, null)
                : document is null ? (CallResult.Success($$"""{"ok":true,"status":{{(int)response.StatusCode}}}"""), null)
                : !isWhole && LongList.TotalBeyond(context.Tool.Page, document.RootElement) is { } total ? (null, total.Clone())
                : (Shape(document.RootElement, context), null);
        }
    }

    /// <summary>The result of an answer.</summary>
    internal static CallResult Shape(JsonElement answer, ResultContext context)
    {
        var length = JsonMarshal.GetRawUtf8Value(answer).Length;

        // Nothing after this line has seen a secret.
        using var masked = MaskedAnswer.Of(answer, context);
        CallMemory.Tidy(length);
        var json = context.Tool.Page is { } page && ListPage.TryRead(page, masked.RootElement, context) is { } list
            ? ListResult.Write(list, context)
            : ObjectResult.Write(masked.RootElement, context);
        return CallResult.Success(json);
    }
}
