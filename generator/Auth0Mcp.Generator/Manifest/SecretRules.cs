using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

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

/// <summary>The rules with their places, and what is wrong with the file.</summary>
internal sealed record SecretsFile(SecretRules Rules, EquatableArray<LocatedSecretRule> Located, EquatableArray<LocatedProblem> Problems)
{
    public static SecretsFile Without(EquatableArray<LocatedProblem> problems) => new(SecretRules.None, default, problems);

    /// <summary>Rules for schemas or properties that the document does not have.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document)
    {
        var unknown = new HashSet<TextRange>();
        foreach (var located in Located)
        {
            var (schema, property) = (located.Rule.Schema, located.Rule.Property);
            if (!document.Schemas.TryGetValue(schema, out var node))
            {
                // Once for all properties of the entry.
                if (unknown.Add(located.SchemaRange))
                {
                    yield return Unknown(located.File, located.SchemaRange, "schema", schema, NearMiss.Ending(schema, document.Schemas.Keys));
                }
            }
            else if (PropertyPaths.Of(document, node) is var paths && !paths.Contains(property))
            {
                yield return Unknown(located.File, located.Range, $"property in schema '{schema}' called", property, NearMiss.Ending(property, paths));
            }
        }
    }

    private static LocatedProblem Unknown(string file, TextRange range, string kind, string name, string ending)
        => new(DiagnosticDescriptors.UnknownSecret.Id, file, range, new[] { kind, name, ending }.ToEquatableArray());
}

/// <summary>A rule with the places of its property and of its schema.</summary>
internal sealed record LocatedSecretRule(SecretRule Rule, string File, TextRange Range, TextRange SchemaRange);

/// <summary>Reads the secrets file.</summary>
internal static class SecretsReader
{
    public static SecretsFile Read(InputFile file)
    {
        var problems = new List<LocatedProblem>();
        if (YamlReader.Read(file, problems) is not { } root)
        {
            return SecretsFile.Without(problems.ToEquatableArray());
        }

        var rootProblems = new List<Problem>();
        var reader = new EntryReader(root, "", rootProblems);
        var rules = new List<LocatedSecretRule>();
        foreach (var (key, isSecret) in new[] { ("secret", true), ("harmless", false) })
        {
            foreach (var map in reader.Maps(key))
            {
                ReadEntry(file, map, isSecret, rules, problems);
            }
        }

        reader.Close();
        problems.AddRange(rootProblems.Select(Positions.Of(file.Path, root).Locate));
        return new SecretsFile(
            new SecretRules(rules.Select(static rule => rule.Rule).ToEquatableArray()), rules.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static void ReadEntry(InputFile file, YamlMap map, bool isSecret, List<LocatedSecretRule> rules, List<LocatedProblem> located)
    {
        var problems = new List<Problem>();
        var positions = Positions.Of(file.Path, map);
        var reader = new EntryReader(map, "", problems);
        var schema = reader.Text("schema");
        var properties = reader.Texts("properties");
        var reason = reader.Text("reason");
        reader.Close();
        if (schema is null || properties.IsEmpty)
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.WrongShape, "", isSecret ? "secret" : "harmless", "entries of 'schema' and 'properties'"));
        }
        else if (!isSecret && string.IsNullOrEmpty(reason))
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.WrongShape, "schema", "harmless", "given with a 'reason'"));
        }
        else
        {
            rules.AddRange(properties.Select(property => new LocatedSecretRule(
                new SecretRule(schema, property, isSecret), file.Path, RangeOf(positions, "properties." + property), RangeOf(positions, "schema"))));
        }

        located.AddRange(problems.Select(positions.Locate));
    }

    private static TextRange RangeOf(PositionMap positions, string path)
        => positions.Paths.Where(position => position.Path == path).Select(static position => position.Value).DefaultIfEmpty(positions.Entry).First();
}
