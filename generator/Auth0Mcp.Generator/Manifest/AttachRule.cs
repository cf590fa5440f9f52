using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Says which schemas describe one property of some operations, where the document leaves it open or lists its forms without
/// saying which is whose. They guide: a call that contradicts them is sent all the same.
/// </summary>
/// <param name="Name">By which the options file speaks of it.</param>
/// <param name="Operations">In whose body or response the property stands.</param>
/// <param name="At">The property.</param>
/// <param name="ChosenBy">The property beside it whose value chooses the schema.</param>
/// <param name="Schemas">Patterns of schemas that have both properties; <c>*</c> is any run of characters.</param>
/// <param name="Variants">A schema per value, where none has both.</param>
internal sealed record AttachRule(
    string Name, EquatableArray<string> Operations, string At, string ChosenBy, EquatableArray<string> Schemas,
    EquatableArray<TextPair> Variants)
{
    /// <summary>True for a schema that the rule attaches.</summary>
    public bool Names(string schema)
        => Schemas.Any(pattern => Wildcard(pattern, schema) is not null)
            || Variants.Any(variant => SchemaBranch.Parse(variant.Text).Schema == schema);

    /// <summary>What stands for the star of a pattern; null when the name does not fit.</summary>
    public static string? Wildcard(string pattern, string name)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return pattern == name ? "" : null;
        }

        var (start, end) = (pattern.Substring(0, star), pattern.Substring(star + 1));
        return name.Length > start.Length + end.Length
               && name.StartsWith(start, StringComparison.Ordinal)
               && name.EndsWith(end, StringComparison.Ordinal)
            ? name.Substring(start.Length, name.Length - start.Length - end.Length)
            : null;
    }
}

/// <summary>A schema, or the smallest of its forms with some properties: <c>Credentials(api_key)</c>.</summary>
internal sealed record SchemaBranch(string Schema, EquatableArray<string> Members)
{
    public static SchemaBranch Parse(string text)
    {
        var open = text.IndexOf('(');
        return open < 0
            ? new SchemaBranch(text.Trim(), [])
            : new SchemaBranch(
                text.Substring(0, open).Trim(),
                text.Substring(open + 1).TrimEnd(')').Split(',').Select(static member => member.Trim())
                .Where(static member => member.Length > 0).ToEquatableArray());
    }
}
