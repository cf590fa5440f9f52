using System.Text.Json;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.DryRun;

/// <summary>The result of a dry run: the request, and for an update what it would change.</summary>
internal static class DryRunReport
{
    /// <param name="current">The thing as it is now, secrets hidden; null when it is not known.</param>
    public static CallResult Write(OperationTool tool, string tenant, PlannedRequest request, JsonElement? current)
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
            writer.WriteString("path", SecretScan.Clean(request.Path, ScanDepth.Sure));
            if (request.Query.Length > 0)
            {
                writer.WriteString("query", SecretScan.Clean(Uri.UnescapeDataString(request.Query)));
            }

            if (body is not null)
            {
                writer.WritePropertyName("body");
                RequestSecrets.Write(writer, "", body.RootElement, answer);
            }
            else if (request.Body.Length > 0)
            {
                writer.WriteNumber("body_bytes", request.Body.Length);
            }

            if (body is { RootElement.ValueKind: JsonValueKind.Object } && current is { ValueKind: JsonValueKind.Object } before)
            {
                writer.WriteStartArray("changes");
                WriteChanges(writer, "", before, body.RootElement, answer);
                writer.WriteEndArray();
            }

            writer.WriteString("note", "Nothing was sent.");
            writer.WriteEndObject();
        });
        return new CallResult(json, IsError: false);
    }

    /// <summary>Property by property, down to what is replaced whole: lists and values.</summary>
    private static void WriteChanges(Utf8JsonWriter writer, string path, JsonElement before, JsonElement after, SecretMask.View answer)
    {
        foreach (var property in after.EnumerateObject())
        {
            var here = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var isKnown = before.TryGetProperty(property.Name, out var old);
            if (isKnown && JsonElement.DeepEquals(old, property.Value))
            {
                continue;
            }

            if (isKnown && path.Length == 0 && old.ValueKind == JsonValueKind.Object && property.Value.ValueKind == JsonValueKind.Object)
            {
                WriteChanges(writer, here, old, property.Value, answer.Property(property.Name));
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("path", here);
            if (isKnown)
            {
                writer.WritePropertyName("from");
                old.WriteTo(writer);
            }

            writer.WritePropertyName("to");
            RequestSecrets.Write(writer, property.Name, property.Value, answer.Property(property.Name));
            writer.WriteEndObject();
        }
    }

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 1000 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
