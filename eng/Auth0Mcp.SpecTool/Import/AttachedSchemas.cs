using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>The schemas that a rule of the overlay attaches; the import keeps them, though no operation refers to them.</summary>
internal sealed class AttachedSchemas
{
    private readonly AttachFile _rules;

    private AttachedSchemas(string overlay) =>
        _rules = OverlayReader.Read(new InputFile(SpecFolder.OverlayFile, InputRole.Overlay, SourceText.From(overlay))).Attached;

    /// <summary>Nothing is attached.</summary>
    public static AttachedSchemas None { get; } = new("");

    /// <summary>By the text of an overlay.</summary>
    public static AttachedSchemas Of(string overlay) => new(overlay);

    /// <summary>By the overlay in a folder; by none where there is no such file.</summary>
    public static AttachedSchemas In(string folder) =>
        Path.Combine(folder, SpecFolder.OverlayFile) is var path && File.Exists(path) ? Of(File.ReadAllText(path)) : None;

    public bool Contains(string schema) => _rules.Rules.Any(rule => rule.Names(schema));
}
