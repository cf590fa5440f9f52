using System.Text;

namespace Auth0Mcp.Calls.Errors;

/// <summary>Fills the placeholders of a text: <c>{name}</c>. A part in brackets is left out when one in it has no value.</summary>
internal static class ErrorText
{
    /// <param name="text">Checked by the generator: braces and brackets come in pairs and do not nest.</param>
    /// <param name="value">The value of a placeholder; null when it has none.</param>
    public static string Fill(string text, Func<string, string?> value)
    {
        var filled = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var start = rest.IndexOf('[');
            var end = start < 0 ? -1 : rest.IndexOf(']');
            if (end < 0)
            {
                Append(filled, rest, value);
                break;
            }

            Append(filled, rest[..start], value);
            var length = filled.Length;
            if (!Append(filled, rest[(start + 1)..end], value))
            {
                filled.Length = length;
            }

            rest = rest[(end + 1)..];
        }

        return filled.ToString();
    }

    /// <returns>False when a placeholder had no value.</returns>
    private static bool Append(StringBuilder filled, ReadOnlySpan<char> text, Func<string, string?> value)
    {
        var isComplete = true;
        while (text.IndexOf('{') is >= 0 and var start && text[start..].IndexOf('}') is > 0 and var length)
        {
            var filling = value(text.Slice(start + 1, length - 1).ToString());
            isComplete &= filling is not null;
            filled.Append(text[..start]).Append(filling);
            text = text[(start + length + 1)..];
        }

        filled.Append(text);
        return isComplete;
    }
}
