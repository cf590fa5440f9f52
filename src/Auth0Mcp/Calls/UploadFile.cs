using System.Text.Json;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls;

/// <summary>
/// Takes the file of an upload from the folder in which the server was started, where a caller names its path instead of giving its JSON.
/// Nothing outside that folder is read, also not through a link.
/// </summary>
internal sealed class UploadFile(WorkingFolder folder)
{
    /// <summary>Bytes; the API takes no larger file (<c>POST /jobs/users-imports</c>).</summary>
    public const int MaxBytes = 500 * 1024;

    /// <summary>The arguments with the JSON of the file in place of its path, or what is wrong with them.</summary>
    public (IReadOnlyDictionary<string, JsonElement> Arguments, IReadOnlyList<SchemaViolation> Problems) Load(
        OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var complete = new Dictionary<string, JsonElement>(arguments, StringComparer.Ordinal);
        var problems = new List<SchemaViolation>();
        foreach (var (upload, path) in tool.Uploads)
        {
            var isFile = complete.Remove(path, out var named);
            if (complete.ContainsKey(upload) == isFile)
            {
                problems.Add(isFile
                    ? new SchemaViolation(path, $"give either '{upload}' or '{path}', not both")
                    : new SchemaViolation(upload, $"missing: give '{upload}', or '{path}' with the path of a JSON file"));
            }
            else if (isFile)
            {
                if (Read(named.GetString()!, out var content) is { } problem)
                {
                    problems.Add(new SchemaViolation(path, problem));
                }
                else
                {
                    complete[upload] = content;
                }
            }
            else if (JsonSize(complete[upload]) > MaxBytes)
            {
                problems.Add(new SchemaViolation(upload, $"larger than the {MaxBytes / 1024} KB that the API takes; split it"));
            }
        }

        return (complete, problems);
    }

    /// <summary>What is wrong with the file, in words that quote nothing of it; null when its content was read.</summary>
    private string? Read(string path, out JsonElement content)
    {
        content = default;
        try
        {
            return folder.Find(path, out var full) ?? Parse(full, out content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "cannot be read; check that the file may be read";
        }
    }

    private static string? Parse(string full, out JsonElement content)
    {
        content = default;
        var file = new FileInfo(full);
        if (!file.Exists)
        {
            return Directory.Exists(full) ? "a folder; name a JSON file in it" : "there is no such file in the folder in which the server was started";
        }

        // Pipes and devices have no length either, and opening one could wait for ever.
        if (file.Length is 0 or > MaxBytes)
        {
            return file.Length == 0 ? "the file is empty" : $"the file is larger than the {MaxBytes / 1024} KB that the API takes; split it";
        }

        using var stream = file.OpenRead();
        var bytes = new byte[MaxBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        try
        {
            var text = bytes.AsSpan(0, length);
            content = JsonElement.Parse(text.StartsWith("\uFEFF"u8) ? text[3..] : text);
        }
        catch (JsonException exception)
        {
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the file is not JSON: see its line {(exception.LineNumber ?? 0) + 1}");
        }

        return content.ValueKind == JsonValueKind.Array && content.GetArrayLength() > 0 && content.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.Object)
            ? null
            : "the file must hold a JSON array of objects";
    }

    private static int JsonSize(JsonElement value) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value).Length;
}
