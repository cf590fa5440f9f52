using System.Globalization;
using System.Text;
using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>What a result leaves out, and the arguments of the call that brings it.</summary>
/// <param name="Next">The arguments; null where no call brings it without repeating a change.</param>
internal sealed record Remainder(Cut Cut, IReadOnlyList<KeyValuePair<string, JsonElement>>? Next)
{
    /// <summary>Bytes that a result keeps free for its remarks.</summary>
    public const int Room = 1500;

    private const int MostRemarks = 8;
    private const int LongestArguments = 400;

    /// <summary>What was cut, with the arguments for as many places as are told.</summary>
    /// <param name="prefix">What the selection of fields starts with.</param>
    public static IReadOnlyList<Remainder> Of(IReadOnlyList<Cut> cuts, ResultContext context, string prefix)
        => [.. cuts.Select((cut, index) => new Remainder(cut, index < MostRemarks ? Arguments(context, cut, prefix) : null))];

    /// <summary>The arguments that bring the rest of a cut place: those of the same call with another stretch.</summary>
    private static List<KeyValuePair<string, JsonElement>>? Arguments(ResultContext context, Cut cut, string prefix)
    {
        if (context.Tool.Access != ToolAccess.Read || cut.Path is not [not '[', ..] path)
        {
            return null;
        }

        var end = cut.Kind == CutKind.Text ? Math.Min(cut.Length, cut.Shown + (context.Limits.Budget / 2)) : cut.Length;
        var fields = prefix + path
            + (cut.Kind == CutKind.Properties ? "" : string.Create(CultureInfo.InvariantCulture, $"[{cut.Shown}:{end}]"));
        var field = new KeyValuePair<string, JsonElement>(FieldSelection.Argument, NodeJson.Element(fields));
        var others =
            context.Asked.Values.Where(pair => pair.Key != FieldSelection.Argument
                && context.Plan.ArgumentNames.Contains(pair.Key)).ToList();
        return others.Sum(static pair => pair.Value.GetRawText().Length) > LongestArguments ? [field] : [.. others, field];
    }

    /// <summary>Adds the remarks to a result: to the object itself, or around anything else.</summary>
    /// <param name="isNested">Around an object, too.</param>
    public static string Append(
        ReadOnlyMemory<byte> json, IReadOnlyList<Remainder> more, MissingFields missing, bool isNested = false)
        => ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            if (json.Span[0] == '{' && !isNested)
            {
                using var document = JsonDocument.Parse(json, DeepJson.Options);
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    property.WriteTo(writer);
                }
            }
            else
            {
                writer.WritePropertyName(ResultMembers.Value);
                writer.WriteRawValue(json.Span, skipInputValidation: true);
            }

            Write(writer, more, missing);
            writer.WriteEndObject();
        });

    /// <summary>The member <c>_more</c>, when there is something to say.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Remainder> more, MissingFields missing)
    {
        if (more.Count == 0 && missing.Paths.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(ResultMembers.More);
        foreach (var remainder in more.Take(MostRemarks))
        {
            remainder.Write(writer);
        }

        if (more.Count > MostRemarks)
        {
            writer.WriteStartObject();
            writer.WriteString("left_out", $"{more.Count - MostRemarks} more places are cut; select with fields");
            writer.WriteEndObject();
        }

        if (missing.Paths.Count > 0)
        {
            missing.Write(writer);
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer)
    {
        var unit = Cut.Kind switch { CutKind.Text => "characters", CutKind.Items => "items", _ => "properties" };
        writer.WriteStartObject();
        if (Cut.Path is not ("" or "items") and var path)
        {
            writer.WriteString("path", path);
        }

        writer.WriteString("left_out", string.Create(CultureInfo.InvariantCulture, $"{Cut.Length - Cut.Shown} {unit}"));
        if (Next is null)
        {
            writer.WriteString("hint", "read the resource with fields to see it");
        }
        else
        {
            writer.WriteObject("arguments", Next);
        }

        writer.WriteEndObject();
    }
}
