using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>One tool as a contributor wrote it, without its place in the file.</summary>
/// <param name="IsProposed">Nobody has accepted its name yet: it is bound and checked, and is not a tool.</param>
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
    EquatableArray<string> Advertise,
    EquatableArray<TextPair> Rename,
    EquatableArray<TextPair> Aliases,
    EquatableArray<string> Hide,
    EquatableArray<TextPair> Describe,
    EquatableArray<DefaultRule> Defaults,
    PageEntry Page,
    EquatableArray<ConflictRule> Conflicts,
    EquatableArray<DashboardRule> Dashboard,
    UpdateRules Update,
    EquatableArray<string> Mints,
    EquatableArray<string> Confirm,
    EquatableArray<string> Examples,
    bool IsProposed)
{
    /// <summary>A value is always sent for the argument, so callers need not give one.</summary>
    public bool AlwaysHasDefault(string argument)
        => Defaults.Any(rule => rule.Path == argument && rule.When.IsEmpty && rule.Unless.IsEmpty);
}

/// <summary>One value that is sent when the caller gives none: the first rule of an argument whose conditions hold.</summary>
/// <param name="Path">The argument, or a dotted path into one.</param>
/// <param name="Json">The value as JSON.</param>
/// <param name="When">Arguments that must be given with one of these values.</param>
/// <param name="Unless">Arguments of which none may be given.</param>
internal sealed record DefaultRule(string Path, string Json, EquatableArray<DefaultCondition> When, EquatableArray<string> Unless);

/// <summary>A page of the dashboard that shows what a tool answers with: the first whose condition holds.</summary>
/// <param name="Page">Below the tenant's address; properties of the answer stand in braces.</param>
/// <param name="Property">The property of the answer that decides; empty for any answer.</param>
/// <param name="Values">Those that it must have one of.</param>
internal sealed record DashboardRule(string Page, string Property, EquatableArray<string> Values);

/// <summary>What the document does not say of a list.</summary>
/// <param name="Checkpoint">The property of the last item that the next <c>from</c> takes.</param>
/// <param name="Reach">How many records pages by number reach.</param>
/// <param name="Beyond">How to go on beyond that.</param>
internal sealed record PageEntry(string? Checkpoint, int? Reach, string? Beyond)
{
    public static PageEntry None { get; } = new(null, null, null);
}

/// <summary>Arguments that cannot be given together.</summary>
internal sealed record ConflictRule(string Argument, EquatableArray<string> With, string Reason);

/// <summary>An argument with the values (as JSON) under which a default applies.</summary>
internal sealed record DefaultCondition(string Argument, EquatableArray<string> JsonValues);

/// <summary>A tool with its place in a file.</summary>
internal sealed record LocatedTool(ToolEntry Entry, Diagnostics.PositionMap Positions);
