using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>What a person is asked to agree to.</summary>
/// <param name="Tenant">The host.</param>
/// <param name="Target">The thing acted on; null when the call names none.</param>
/// <param name="Arguments">What else the call says, as JSON without secrets; null when that is all.</param>
/// <param name="Files">The files that the arguments name.</param>
internal sealed record ConsentPlan(string Tenant, ToolDescriptor Tool, ConsentTarget? Target, string? Arguments, IReadOnlyList<UploadedFile> Files)
{
    /// <summary>More lines than a person reads in one question.</summary>
    private const int MostChanges = 40;

    /// <summary>What becomes of what is stored; null where that is not known.</summary>
    public UpdatePlan? Update { get; init; }

    /// <summary>The question as a person reads it.</summary>
    public string Question()
    {
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Tool.Title} on tenant {Tenant}?\n");
        if (Target is not null)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Target: {Target}\n");
        }

        if (Arguments is not null)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"With: {VisibleText.Of(Arguments)}\n");
        }

        foreach (var change in Update?.Differences.Take(MostChanges) ?? [])
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Change: {VisibleText.Of(ShownArguments.Cut(change.ToString()))}\n");
        }

        if (Update?.Differences.Count > MostChanges)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"and {Update.Differences.Count - MostChanges} more changes\n");
        }

        if (Update?.Question is { } reason)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Attention: {VisibleText.Of(reason)}\n");
        }

        foreach (var file in Files)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"File: {file.Argument}, {file.Bytes} bytes, SHA-256 {file.ShortHash}…\n");
        }

        return text.Append(Tool.Description).Append("\nTool: ").Append(Tool.Name).ToString();
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("plan");
        writer.WriteString("tenant", Tenant);
        writer.WriteString("tool", Tool.Name);
        writer.WriteString("title", Tool.Title);
        Target?.Write(writer);
        if (Arguments is not null)
        {
            writer.WritePropertyName("arguments");
            writer.WriteRawValue(Arguments, skipInputValidation: true);
        }

        if (Update is { } update)
        {
            writer.WriteStartArray("changes");
            foreach (var difference in update.Differences)
            {
                difference.Write(writer);
            }

            writer.WriteEndArray();
            if (update.Question is not null)
            {
                writer.WriteString("attention", update.Question);
            }
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
    /// <summary>On one line, and the name in quotes that it cannot close: what an outsider wrote does not pass for a part of the question.</summary>
    public override string ToString()
        => VisibleText.Of((Name is null ? "" : $"\"{Name.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\", ") + string.Join(", ", Ids.Select(static id => $"{id.Key} {id.Value}")) + (Remark is null ? "" : $" ({Remark})"));

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
