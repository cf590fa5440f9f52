using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.DryRun;

/// <summary>The result of a dry run: the request, and for an update what it would change.</summary>
internal static class DryRunReport
{
    /// <param name="update">What the request comes to; null when it is not known what is stored.</param>
    /// <param name="most">Bytes of the result.</param>
    public static CallResult Write(
        OperationTool tool, string tenant, PlannedRequest request, UpdatePlan? update, int most, CallWork? work = null)
    {
        using var body = Parse(request.Body);
        var answer = RequestSecrets.BodyOf(tool);
        var json = ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("dry_run", true);
            writer.WriteString("tenant", tenant);
            writer.WriteString("tool", tool.Name);
            writer.WriteString("access", AccessWords.Of(tool.Access));
            writer.WriteString("method", request.Method);
            writer.WriteString("path", SecretScan.Clean(request.Path, ScanDepth.HighConfidence));
            if (request.Query.Length > 0)
            {
                writer.WriteString("query", SecretScan.Clean(Uri.UnescapeDataString(request.Query)));
            }

            if (body is not null)
            {
                writer.WritePropertyName("body");
                ShownBody.Write(writer, "", body.RootElement, update?.Stored.Json, update?.Stored.Shown, answer, work);
            }
            else if (request.Body.Length > 0)
            {
                writer.WriteNumber("body_bytes", request.Body.Length);
            }

            update?.Write(writer);
            writer.WriteString("note", "Nothing was sent.");
            writer.WriteEndObject();
        });
        return CallResult.Success(ShortenedJson.Within(json, most, work));
    }

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonDocument.Parse(body, DeepJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
