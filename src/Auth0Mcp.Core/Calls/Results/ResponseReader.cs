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
        var (document, failure) = await ResponseBody.ReadAsync(response, cancellationToken);
        if (failure is not null)
        {
            return failure;
        }

        if (document is null)
        {
            return CallResult.Success($$"""{"ok":true,"status":{{(int)response.StatusCode}}}""");
        }

        using (document)
        {
            return longer is not null && LongList.TotalBeyond(context.Tool.Page, document.RootElement) is { } total
                && await longer(total) is { } whole
                ? whole
                : Shape(document.RootElement, context);
        }
    }

    /// <summary>The result of an answer.</summary>
    internal static CallResult Shape(JsonElement answer, ResultContext context)
    {
        // Nothing after this line has seen a secret.
        using var masked = JsonDocument.Parse(
            ResultJson.WriteUtf8(writer => context.Plan.Secrets.Root.Write(writer, answer, context.Secrets)), DeepJson.Options);
        CallMemory.Tidy(JsonMarshal.GetRawUtf8Value(answer).Length);
        var json = context.Tool.Page is { } page && ListPage.TryRead(page, masked.RootElement, context) is { } list
            ? ListResult.Write(list, context)
            : ObjectResult.Write(masked.RootElement, context);
        return CallResult.Success(json);
    }
}
