using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>One argument while a tool is bound: its schema is still a node.</summary>
internal sealed record Argument(string Name, string DocumentName, ArgumentPlace Place, bool IsRequired, SpecNode Schema)
{
    public ArgumentModel ToModel() => new(Name, DocumentName, Place);
}
