using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>One argument while a tool is bound: its schema is still a node.</summary>
/// <param name="Name">As callers write it, renamed when the entry says so.</param>
/// <param name="DeclaredName">Before that: by this name the entry renames and hides it.</param>
/// <param name="DocumentName">As the request carries it; another one than declared when a body property shares its name with a
/// parameter.</param>
/// <param name="Place">Where it travels.</param>
/// <param name="IsRequired">The document demands it.</param>
/// <param name="Schema">Its schema, perhaps a reference.</param>
internal sealed record Argument(
    string Name, string DeclaredName, string DocumentName, ArgumentPlace Place, bool IsRequired, SpecNode Schema)
{
    /// <summary>A file of a form; its path may be given instead.</summary>
    public bool IsUpload { get; init; }

    public ArgumentModel ToModel() => new(Name, DocumentName, Place);
}
