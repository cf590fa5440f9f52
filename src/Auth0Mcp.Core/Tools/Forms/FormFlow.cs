using System.Text.Json;

namespace Auth0Mcp.Tools.Forms;

/// <summary>Whether a form leads anywhere.</summary>
internal static class FormFlow
{
    /// <summary>How the document writes the end of a form as a next node.</summary>
    private const string Ending = "$ending";

    /// <summary>Why the form cannot be shown; null when it can.</summary>
    public static string? Problem(JsonElement form)
    {
        if (!form.TryGetProperty("nodes", out var nodes) || nodes.ValueKind != JsonValueKind.Array || nodes.GetArrayLength() == 0)
        {
            return "it has no nodes";
        }

        var ids = nodes.EnumerateArray().Select(static node => Text(node, "id")).ToHashSet(StringComparer.Ordinal);
        if (!form.TryGetProperty("start", out var start) || Text(start, "next_node") is not { } first)
        {
            return "its start leads nowhere";
        }

        return first != Ending && !ids.Contains(first) ? $"its start leads to the node '{first}', which it does not have" : null;
    }

    private static string? Text(JsonElement element, string property)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
