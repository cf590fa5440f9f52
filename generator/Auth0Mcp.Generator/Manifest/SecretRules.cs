using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Which response properties are secret and which only look so, by component schema and dotted path inside it.</summary>
internal sealed record SecretRules(EquatableArray<SecretRule> Rules)
{
    public static readonly SecretRules None = new(default(EquatableArray<SecretRule>));

    /// <summary>True for secret, false for declared harmless, null when nobody has said.</summary>
    public bool? IsSecret(string schema, string path)
    {
        foreach (var rule in Rules)
        {
            if (rule.Schema == schema && rule.Property == path)
            {
                return rule.IsSecret;
            }
        }

        return null;
    }
}

/// <summary>One property of one schema.</summary>
internal sealed record SecretRule(string Schema, string Property, bool IsSecret);

/// <summary>A rule with the places of its property and of its schema.</summary>
internal sealed record LocatedSecretRule(SecretRule Rule, string File, TextRange Range, TextRange SchemaRange);
