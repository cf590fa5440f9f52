using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>What tools share: wording per operation group and for every group, and the usual wrong names of arguments.</summary>
/// <param name="CommaSeparated">Parameters whose text is a list with commas.</param>
internal sealed record Vocabulary(
    EquatableArray<TextPair> Shared, EquatableArray<GroupWording> Groups, EquatableArray<SharedAlias> Aliases,
    EquatableArray<string> CommaSeparated)
{
    public static readonly Vocabulary None = new([], [], [], []);

    /// <summary>Every path that has wording, from the group first.</summary>
    public IEnumerable<string> Paths(string group)
        => Groups.Where(wording => wording.Group == group).SelectMany(static wording => wording.Wording).Concat(Shared)
            .Select(static pair => pair.Key);

    /// <summary>The wording of an argument or nested property, from the group first.</summary>
    public string? Find(string group, string path)
        => Groups.Where(wording => wording.Group == group).SelectMany(static wording => wording.Wording)
            .Concat(Shared)
            .Where(pair => string.Equals(pair.Key, path, StringComparison.Ordinal))
            .Select(static pair => pair.Text)
            .FirstOrDefault();
}

/// <summary>A usual wrong name, and the arguments that it may mean: the first that a tool has.</summary>
internal readonly record struct SharedAlias(string Name, EquatableArray<string> Arguments);

/// <summary>The wording of one operation group.</summary>
internal sealed record GroupWording(string Group, EquatableArray<TextPair> Wording);
