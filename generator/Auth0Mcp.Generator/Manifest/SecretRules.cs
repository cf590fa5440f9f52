using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Which response properties are secret and which only look so, by component schema and dotted path inside it.</summary>
internal sealed record SecretRules(EquatableArray<SecretRule> Rules, EquatableArray<OpenObjectRule> OpenObjects)
{
    public static readonly SecretRules None = new([], []);

    /// <summary>Ends a rule for whatever stands inside a property.</summary>
    public const string Inside = ".*";
}

/// <summary>One property of one schema.</summary>
internal sealed record SecretRule(string Schema, string Property, bool IsSecret);

/// <summary>A rule with the places of its property and of its schema.</summary>
internal sealed record LocatedSecretRule(SecretRule Rule, string File, TextRange Range, TextRange SchemaRange);

/// <summary>What is secret in an object whose properties the document does not list.</summary>
/// <param name="NamesLikeSecrets">False where keys are not names of what they hold: texts of a page by their place in it.</param>
/// <param name="Secret">Dotted paths; <c>*</c> is every property.</param>
/// <param name="Harmless">Names, at any depth, that only sound secret.</param>
internal sealed record OpenObjectRule(
    string Schema, bool NamesLikeSecrets, EquatableArray<string> Secret, EquatableArray<string> Harmless);

/// <summary>Such a rule with its place.</summary>
internal sealed record LocatedOpenObject(OpenObjectRule Rule, string File, TextRange SchemaRange);
