using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Requests;

/// <summary>Reads forms (RFC 7578): each field as text, true and false as booleans.</summary>
internal static class FormReader
{
    public const string MediaType = "multipart/form-data";

    /// <summary>The fields by name, or null when this is no such form.</summary>
    public static JsonObject? Read(MediaTypeHeaderValue? type, ReadOnlySpan<byte> body)
    {
        var boundary = type?.Parameters.FirstOrDefault(static parameter => parameter.Name == "boundary")?.Value?.Trim('"');
        if (type?.MediaType != MediaType || string.IsNullOrEmpty(boundary))
        {
            return null;
        }

        var fields = new JsonObject();
        foreach (var part in Encoding.UTF8.GetString(body).Split("--" + boundary).Skip(1))
        {
            var blank = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (blank < 0 || NameOf(part[..blank]) is not { } name)
            {
                continue;
            }

            var text = part[(blank + 4)..];
            text = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text;
            fields[name] = text is "true" or "false" ? JsonValue.Create(text == "true") : JsonValue.Create(text);
        }
        return fields;
    }

    public static bool IsListOfObjects(string? json)
    {
        try
        {
            return json is not null
                && JsonElement.Parse(json) is { ValueKind: JsonValueKind.Array } list
                && list.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.Object);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? NameOf(string headers)
    {
        var line = headers.Split("\r\n")
            .FirstOrDefault(static line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase));
        return line is not null
            && ContentDispositionHeaderValue.TryParse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], out var disposition)
            ? disposition.Name?.Trim('"')
            : null;
    }
}
