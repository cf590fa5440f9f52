using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Wording that tools share: per operation group, and for every group.</summary>
internal sealed record Vocabulary(EquatableArray<TextPair> Shared, EquatableArray<GroupWording> Groups)
{
    public static readonly Vocabulary None = new(default, default);

    /// <summary>Every path that has wording, from the group first.</summary>
    public IEnumerable<string> Paths(string group)
        => Groups.Where(wording => wording.Group == group).SelectMany(static wording => wording.Wording).Concat(Shared).Select(static pair => pair.Key);

    /// <summary>The wording of an argument or nested property, from the group first.</summary>
    public string? Find(string group, string path)
        => Groups.Where(wording => wording.Group == group).SelectMany(static wording => wording.Wording)
            .Concat(Shared)
            .Where(pair => string.Equals(pair.Key, path, StringComparison.Ordinal))
            .Select(static pair => pair.Text)
            .FirstOrDefault();
}

/// <summary>The wording of one operation group.</summary>
internal sealed record GroupWording(string Group, EquatableArray<TextPair> Wording);
