using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

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

        var open = reader.Maps("open").Select(map => ReadOpenObject(file, map, problems)).OfType<LocatedOpenObject>().ToList();
        reader.Close();
        problems.AddRange(Contradictions(rules));
        problems.AddRange(rules.GroupBy(static rule => rule.Rule).SelectMany(static same => same.Skip(1))
            .Select(static rule => new LocatedProblem(
                DiagnosticDescriptors.GivenTwice.Id, rule.File, rule.Range,
                new[] { $"{rule.Rule.Schema}.{rule.Rule.Property}" }.ToEquatableArray())));
        problems.AddRange(Positions.Locate(file.Path, root, rootProblems));
        return new SecretsFile(
            new SecretRules(
            rules.Select(static rule => rule.Rule).ToEquatableArray(), open.Select(static rule => rule.Rule).ToEquatableArray()),
            rules.ToEquatableArray(),
            open.ToEquatableArray(),
            problems.ToEquatableArray());
    }

    /// <summary>Secret wins until somebody decides.</summary>
    private static IEnumerable<LocatedProblem> Contradictions(List<LocatedSecretRule> rules)
    {
        var secret = rules.Where(static rule => rule.Rule.IsSecret).GroupBy(static rule => (rule.Rule.Schema, rule.Rule.Property))
            .ToDictionary(static group => group.Key, static group => group.First());
        foreach (var harmless in rules.Where(static rule => !rule.Rule.IsSecret))
        {
            if (secret.TryGetValue((harmless.Rule.Schema, harmless.Rule.Property), out var other))
            {
                var line = (other.Range.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                yield return new LocatedProblem(
                    DiagnosticDescriptors.SecretAndHarmless.Id, harmless.File, harmless.Range,
                    new[] { harmless.Rule.Schema, harmless.Rule.Property, line }.ToEquatableArray());
            }
        }
    }

    private static void ReadEntry(
        InputFile file, YamlMap map, bool isSecret, List<LocatedSecretRule> rules, List<LocatedProblem> located)
    {
        var problems = new List<Problem>();
        var positions = Positions.Of(file.Path, map);
        var reader = new EntryReader(map, "", problems);
        var schema = reader.Text("schema");
        var properties = reader.Texts("properties");
        var reason = reader.Text("reason");
        reader.Close();
        if (problems.Count > 0)
        {
            located.AddRange(problems.Select(positions.Locate));
            return;
        }

        if (schema is not null && map["properties"] is not null && properties.IsEmpty)
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.WrongShape, "properties", "properties", "a list with at least one name"));
        }
        else if (schema is null || properties.IsEmpty)
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.WrongShape, "", isSecret ? "secret" : "harmless", "entries of 'schema' and 'properties'"));
        }
        else if (!isSecret && string.IsNullOrEmpty(reason))
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.WrongShape, "schema", "harmless", "given with a 'reason'"));
        }
        else
        {
            rules.AddRange(properties.Select(property => new LocatedSecretRule(
                new SecretRule(schema, property, isSecret), file.Path, RangeOf(positions, "properties." + property),
                RangeOf(positions, "schema"))));
        }

        located.AddRange(problems.Select(positions.Locate));
    }

    private static LocatedOpenObject? ReadOpenObject(InputFile file, YamlMap map, List<LocatedProblem> located)
    {
        var problems = new List<Problem>();
        var positions = Positions.Of(file.Path, map);
        var reader = new EntryReader(map, "", problems);
        var schema = reader.Text("schema");
        var namesLikeSecrets = reader.Flag("names_like_secrets") ?? true;
        var secret = reader.Texts("secret");
        var harmless = reader.Texts("harmless");
        reader.Close();
        if (problems.Count == 0 && (schema is null || (namesLikeSecrets ? secret.IsEmpty && harmless.IsEmpty : !harmless.IsEmpty)))
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.WrongShape, "", "open",
                "entries of 'schema' and 'secret', 'harmless', or 'names_like_secrets: false'"));
        }

        located.AddRange(problems.Select(positions.Locate));
        return problems.Count > 0
            ? null
            : new LocatedOpenObject(
                new OpenObjectRule(schema!, namesLikeSecrets, secret, harmless), file.Path, RangeOf(positions, "schema"));
    }

    private static TextRange RangeOf(PositionMap positions, string path)
        => positions.Paths.Where(position => position.Path == path).Select(static position => position.Value)
            .DefaultIfEmpty(positions.Entry).First();
}
