using Auth0Mcp.Generator.Manifest;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>How to import.</summary>
/// <param name="Date">The date of the revision; null takes it from the name of the source.</param>
/// <param name="KeepDescriptions">Keeps upstream prose, for a private build.</param>
/// <param name="Attached">Keeps the schemas that the overlay attaches, though no operation refers to them.</param>
/// <param name="SecondReading">NSwag reads the document too, and has to agree.</param>
/// <param name="Settings">How the catalog reads it; those of this repository without.</param>
internal sealed record ImportOptions(
    DateOnly? Date = null, bool KeepDescriptions = false, AttachedSchemas? Attached = null, bool SecondReading = true,
    ManifestSettings? Settings = null);
