using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>What a person is asked to agree to.</summary>
/// <param name="Tenant">The host.</param>
/// <param name="Target">The thing acted on; null when the call names none.</param>
/// <param name="Arguments">What else the call says, as JSON without secrets; null when that is all.</param>
/// <param name="Files">The files that the arguments name.</param>
internal sealed record ConsentPlan(
    string Tenant, ToolDescriptor Tool, ConsentTarget? Target, string? Arguments, IReadOnlyList<UploadedFile> Files)
{
    /// <summary>What becomes of what is stored; null where that is not known.</summary>
    public UpdatePlan? Update { get; init; }

    /// <summary>The local secrets that the call sends.</summary>
    public IReadOnlyList<FoundReference> References { get; init; } = [];

    /// <summary>The hosts that the request names, or that are stored beside what it names.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>What does not come back, as a sentence; null when nothing is lost.</summary>
    public string? Loss { get; init; }

    /// <summary>What else the call says, whole and without secrets; null when that is all.</summary>
    public JsonElement? Given { get; init; }

    /// <summary>The question as a person reads it.</summary>
    public string Question() => ConsentQuestion.Of(this);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("tenant", Tenant);
        writer.WriteString("tool", Tool.Name);
        writer.WriteString("title", Tool.Title);
        Target?.Write(writer);
        if (Arguments is not null)
        {
            writer.WritePropertyName("arguments");
            writer.WriteRawValue(Arguments, skipInputValidation: true);
        }

        Update?.Write(writer);
        if (References.Count > 0)
        {
            writer.WriteStartArray("secrets");
            foreach (var reference in References)
            {
                writer.WriteStartObject();
                writer.WriteString("path", reference.Path);
                writer.WriteString("reference", reference.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (Loss is not null)
        {
            writer.WriteString("loss", Loss);
        }

        if (Files.Count > 0)
        {
            writer.WriteStartArray("files");
            foreach (var file in Files)
            {
                writer.WriteStartObject();
                writer.WriteString("argument", file.Argument);
                writer.WriteNumber("bytes", file.Bytes);
                writer.WriteString("sha256", file.ShortHash + "…");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteString("effect", Tool.Description);
        writer.WriteEndObject();
    }
}

/// <summary>The thing that a call acts on.</summary>
/// <param name="Ids">What the call names, by argument.</param>
/// <param name="Name">What people call it; null when it has no name or could not be read.</param>
/// <param name="Remark">Why there is no name; null when there is one.</param>
internal sealed record ConsentTarget(IReadOnlyList<KeyValuePair<string, string>> Ids, string? Name, string? Remark)
{
    /// <summary>
    /// On one line, and the name in quotes that it cannot close: what an outsider wrote does not pass for a part of the question.
    /// </summary>
    /// <param name="noun">What kind of thing it is, as said before it; empty when nothing was said.</param>
    public string Describe(string[] noun)
    {
        var isPlain = noun.Length > 0 && Name is null && Remark is null
            && Ids is [var only] && NounOf(only.Key).SequenceEqual(noun, StringComparer.OrdinalIgnoreCase);
        List<string> details = [.. isPlain ? [] : Ids.Select(static id => $"{id.Key} {id.Value}"),
            .. Remark is null ? [] : new[] { Remark }];
        var named = isPlain ? Ids[0].Value
            : Name is null ? null
            : $"\"{Name.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return VisibleText.Of(
            string.Join(' ', new[] { named, details.Count == 0 ? null : $"({string.Join(", ", details)})" }.OfType<string>()));
    }

    /// <summary>The kind of thing that an argument names: a trigger for <c>trigger_id</c>.</summary>
    public static string[] NounOf(string argument)
        => argument == "id"
            ? []
            : (argument.EndsWith("_id", StringComparison.Ordinal) ? argument[..^"_id".Length] : argument).Split('_');

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("target");
        foreach (var (argument, value) in Ids)
        {
            writer.WriteString(argument, value);
        }

        if (Name is not null)
        {
            writer.WriteString("name", Name);
        }

        if (Remark is not null)
        {
            writer.WriteString("remark", Remark);
        }

        writer.WriteEndObject();
    }
}
