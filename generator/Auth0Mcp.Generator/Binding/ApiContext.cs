using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>What every entry is bound against; the document has the overlay in it.</summary>
internal sealed record ApiContext(SpecDocument Document, Vocabulary Vocabulary, SecretRules Secrets, AttachedPlaces Attached)
{
    /// <summary>One for all tools: they share components, and the first that asks has them read.</summary>
    public SecretMaps SecretMaps { get; } = SecretMaps.Of(Document, Secrets, Attached);
}
