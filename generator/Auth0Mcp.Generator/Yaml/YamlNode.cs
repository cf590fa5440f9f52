using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>One node of a YAML file with its place.</summary>
internal abstract class YamlNode(TextRange range)
{
    public TextRange Range { get; } = range;

    /// <summary>The line of its last character, counted from zero.</summary>
    public int LastLine { get; init; } = range.Line;
}

/// <summary>A scalar; <see cref="IsPlain"/> when it was written without quotes, and so may stand for a number or boolean.</summary>
internal sealed class YamlScalar(TextRange range, string text, bool isPlain) : YamlNode(range)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;
}

/// <summary>A sequence.</summary>
internal sealed class YamlList(TextRange range, IReadOnlyList<YamlNode> items) : YamlNode(range)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>A mapping, in the order of the file.</summary>
/// <param name="byKey">The same by key: a mapping may be a list of a thousand words.</param>
internal sealed class YamlMap(TextRange range, IReadOnlyList<YamlMember> members, Dictionary<string, YamlNode> byKey)
    : YamlNode(range)
{
    public IReadOnlyList<YamlMember> Members { get; } = members;

    /// <summary>The offset behind its closing brace; null for a mapping without braces.</summary>
    public int? EndOfBraces { get; init; }

    public YamlNode? this[string key] => byKey.TryGetValue(key, out var value) ? value : null;
}

/// <summary>A key with its value.</summary>
internal sealed class YamlMember(YamlScalar key, YamlNode value)
{
    public YamlScalar Key { get; } = key;

    public YamlNode Value { get; } = value;
}
