using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The rules with their places, and what is wrong with the file.</summary>
internal sealed record SecretsFile(
    SecretRules Rules, EquatableArray<LocatedSecretRule> Located, EquatableArray<LocatedOpenObject> OpenObjects,
    EquatableArray<LocatedProblem> Problems)
{
    public static SecretsFile Without(EquatableArray<LocatedProblem> problems) => new(SecretRules.None, [], [], problems);

    /// <summary>Rules for schemas or properties that the document does not have.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document, AttachedPlaces attached)
        => CheckProperties(document, attached).Concat(CheckOpenObjects(document));

    private IEnumerable<LocatedProblem> CheckProperties(SpecDocument document, AttachedPlaces attached)
    {
        var unknown = new HashSet<TextRange>();

        // Many rules speak of one schema or operation: its paths are collected for the first of them.
        var pathsOf = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var located in Located)
        {
            var (schema, property) = (located.Rule.Schema, Named(located.Rule.Property));
            // What an operation spells out itself goes by the operation.
            if (document.Operations.TryGetValue(schema, out var operation))
            {
                var inline = Once(schema, () => Inline(operation, document));
                if (!inline.Contains(property))
                {
                    yield return Unknown(
                        located.File, located.Range, $"property in '{schema}' called", property, NearMiss.Ending(property, inline));
                }
            }
            else if (!document.Schemas.TryGetValue(schema, out var node))
            {
                // Once for all properties of the entry.
                if (unknown.Add(located.SchemaRange))
                {
                    yield return Unknown(
                        located.File, located.SchemaRange, "schema", schema, NearMiss.Ending(schema, document.Schemas.Keys));
                }
            }
            else if (Once(schema, () => Paths(schema, node, document, attached)) is var paths && !paths.Contains(property))
            {
                yield return Unknown(
                    located.File, located.Range, $"property in schema '{schema}' called", property, NearMiss.Ending(property, paths));
            }
        }

        HashSet<string> Once(string name, Func<HashSet<string>> collect)
            => pathsOf.TryGetValue(name, out var known) ? known : pathsOf[name] = collect();
    }

    private static HashSet<string> Inline(OperationSpec operation, SpecDocument document)
    {
        var paths = operation.Response is { } response
            ? PropertyPaths.Of(document, response)
            : new HashSet<string>(StringComparer.Ordinal);
        paths.UnionWith(operation.Body is { } body ? PropertyPaths.Of(document, body.Schema) : []);
        return paths;
    }

    private static HashSet<string> Paths(string name, SpecNode schema, SpecDocument document, AttachedPlaces attached)
    {
        var paths = PropertyPaths.Of(document, schema);
        paths.UnionWith((attached.At(name)?.Schemas ?? []).SelectMany(variant => AttachedPaths.Of(variant, document)));
        return paths;
    }

    private static string Named(string property)
        => property.EndsWith(SecretRules.Inside, StringComparison.Ordinal)
            ? property.Substring(0, property.Length - SecretRules.Inside.Length)
            : property;

    /// <summary>Rules for open objects that are none.</summary>
    private IEnumerable<LocatedProblem> CheckOpenObjects(SpecDocument document)
    {
        foreach (var open in OpenObjects)
        {
            if (!document.Schemas.TryGetValue(open.Rule.Schema, out var schema))
            {
                yield return Unknown(
                    open.File, open.SchemaRange, "schema", open.Rule.Schema, NearMiss.Ending(open.Rule.Schema, document.Schemas.Keys));
            }
            else if (PropertyPaths.Of(document, schema).Count > 0 || !Binding.ArgumentPath.TypesOf(schema).Contains("object"))
            {
                yield return new LocatedProblem(
                    DiagnosticDescriptors.NotAnOpenObject.Id, open.File, open.SchemaRange,
                    new[] { open.Rule.Schema }.ToEquatableArray());
            }
        }
    }

    private static LocatedProblem Unknown(string file, TextRange range, string kind, string name, string ending)
        => new(DiagnosticDescriptors.UnknownSecret.Id, file, range, new[] { kind, name, ending }.ToEquatableArray());
}
