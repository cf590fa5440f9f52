using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>Turns a successful response into a result: secrets masked, lists in one form.</summary>
internal static class ResponseReader
{
    public static async Task<CallResult> ReadAsync(
        OperationTool tool, ToolPlan plan, ToolArguments arguments, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (document, failure) = await ResponseBody.ReadAsync(response, cancellationToken);
        if (failure is not null)
        {
            return failure;
        }

        if (document is null)
        {
            return new CallResult($$"""{"ok":true,"status":{{(int)response.StatusCode}}}""", IsError: false);
        }

        using (document)
        {
            var json = ResultJson.Write(writer =>
            {
                if (tool.Page is { } page && ListPage.TryRead(page, document.RootElement, arguments, plan.ArgumentNames) is { } list)
                {
                    list.Write(writer, plan.Secrets);
                }
                else
                {
                    plan.Secrets.Root.Write(writer, document.RootElement);
                }
            });
            return new CallResult(json, IsError: false);
        }
    }
}
