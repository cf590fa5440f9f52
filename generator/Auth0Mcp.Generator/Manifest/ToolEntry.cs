using System.Globalization;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>One tool as a contributor wrote it, without its place in the file.</summary>
internal sealed record ToolEntry(
    string Name,
    string Operation,
    string Title,
    string Description,
    EquatableArray<string> Toolsets,
    bool Core,
    string? Access,
    string? Reason,
    bool? Idempotent,
    int Depth,
    EquatableArray<TextPair> Rename,
    EquatableArray<string> Hide,
    EquatableArray<TextPair> Describe,
    EquatableArray<DefaultRule> Defaults,
    string? Checkpoint,
    EquatableArray<string> Examples)
{
    /// <summary>A value is always sent for the argument, so callers need not give one.</summary>
    public bool AlwaysHasDefault(string argument) => Defaults.Any(rule => rule.Path == argument && rule.When.IsEmpty && rule.Unless.IsEmpty);
}

/// <summary>One value that is sent when the caller gives none: the first rule of an argument whose conditions hold.</summary>
/// <param name="Path">The argument, or a dotted path into one.</param>
/// <param name="Json">The value as JSON.</param>
/// <param name="When">Arguments that must be given with one of these values.</param>
/// <param name="Unless">Arguments of which none may be given.</param>
internal sealed record DefaultRule(string Path, string Json, EquatableArray<DefaultCondition> When, EquatableArray<string> Unless);

/// <summary>An argument with the values (as JSON) under which a default applies.</summary>
internal sealed record DefaultCondition(string Argument, EquatableArray<string> JsonValues);

/// <summary>A tool with its place in a file.</summary>
internal sealed record LocatedTool(ToolEntry Entry, Diagnostics.PositionMap Positions);

/// <summary>The tools of one file, and what is wrong with the file.</summary>
internal sealed record ManifestFile(EquatableArray<LocatedTool> Tools, EquatableArray<Diagnostics.LocatedProblem> Problems)
{
    public static ManifestFile Without(EquatableArray<Diagnostics.LocatedProblem> problems) => new(default, problems);
}

/// <summary>YAML values as JSON.</summary>
internal static class YamlJson
{
    public static SpecNode ToSpecNode(YamlNode node) => node switch
    {
        YamlMap map => SpecNode.Object(map.Members.Select(static member => new KeyValuePair<string, SpecNode>(member.Key.Text, ToSpecNode(member.Value)))),
        YamlList list => SpecNode.Array(list.Items.Select(ToSpecNode)),
        YamlScalar scalar => Scalar(scalar),
        _ => SpecNode.Null,
    };

    private static SpecNode Scalar(YamlScalar scalar) => scalar switch
    {
        { IsPlain: false } => SpecNode.String(scalar.Text),
        { Text: "true" } => SpecNode.True,
        { Text: "false" } => SpecNode.False,
        { Text: "null" or "~" or "" } => SpecNode.Null,
        _ when IsJsonNumber(scalar.Text) => SpecNode.Number(scalar.Text),
        _ => SpecNode.String(scalar.Text),
    };

    private static bool IsJsonNumber(string text)
        => Regex.IsMatch(text, @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?\z", RegexOptions.CultureInvariant)
           && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
