using System.Text.Json;
using Auth0Mcp.Files;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Takes the file of an upload from the folder in which the server was started, where a caller names its path instead of giving
/// its JSON. Nothing outside that folder is read, also not through a link.
/// </summary>
internal sealed class UploadFile(WorkingFolder folder)
{
    /// <summary>Bytes; the API takes no larger file (<c>POST /jobs/users-imports</c>).</summary>
    public const int MaxBytes = 500 * 1024;

    private const string Limit = "the 500 KB that the API takes; split it";

    public const string TooLarge = $"larger than {Limit}";

    /// <summary>What the call uploads, or what is wrong with it.</summary>
    public LoadedUploads Load(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (tool is not OperationTool { Uploads: { Count: > 0 } named })
        {
            return LoadedUploads.None;
        }

        var files = new List<UploadedFile>();
        var contents = new List<(string, string, JsonElement)>();
        var problems = new List<SchemaViolation>();
        foreach (var (upload, path) in named)
        {
            var isFile = arguments.TryGetValue(path, out var given);
            if (arguments.TryGetValue(upload, out var inline) == isFile)
            {
                problems.Add(isFile
                    ? new SchemaViolation(path, $"give either '{upload}' or '{path}', not both")
                    : new SchemaViolation(upload, $"missing: give '{upload}', or '{path}' with the path of a JSON file"));
            }
            else if (!isFile)
            {
                if (IsTooLarge(inline))
                {
                    problems.Add(new SchemaViolation(upload, TooLarge));
                }
            }
            else if (given.ValueKind != JsonValueKind.String)
            {
                problems.Add(new SchemaViolation(path, "expected the path of a JSON file"));
            }
            else
            {
                var (bytes, problem) = folder.Read(given.GetString()!, MaxBytes, Limit);
                var parsed = bytes is null ? problem! : Parse(bytes);
                if (parsed.Error is { } wrong)
                {
                    problems.Add(new SchemaViolation(path, wrong));
                }
                else
                {
                    files.Add(new UploadedFile(path, given.GetString()!, bytes!.Length, UploadedFile.HashOf(bytes)));
                    contents.Add((upload, path, parsed.Value));
                }
            }
        }

        return new LoadedUploads(files, problems) { Contents = contents, Folder = folder };
    }

    /// <summary>The content, or what is wrong with it, in words that quote nothing of it.</summary>
    private static Result<JsonElement, string> Parse(byte[] bytes)
    {
        JsonElement content;
        try
        {
            var text = bytes.AsSpan();
            content = JsonElement.Parse(text.StartsWith("\uFEFF"u8) ? text[3..] : text);
        }
        catch (JsonException exception)
        {
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"the file is not JSON: see its line {(exception.LineNumber ?? 0) + 1}");
        }

        return content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0
            && content.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.Object)
            ? content
            : "the file must hold a JSON array of objects";
    }

    /// <summary>True for a content that the API does not take.</summary>
    public static bool IsTooLarge(JsonElement content)
        => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(content).Length > MaxBytes;
}
