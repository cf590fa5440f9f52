using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>What every entry is bound against.</summary>
internal sealed record ApiContext(SpecDocument Document, Overlay Overlay, Vocabulary Vocabulary, SecretRules Secrets);
