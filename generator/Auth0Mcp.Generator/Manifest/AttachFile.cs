using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The rules that attach schemas, with their places, and what is wrong with them.</summary>
internal sealed record AttachFile(
    EquatableArray<AttachRule> Rules, EquatableArray<PositionMap> Positions, EquatableArray<LocatedProblem> Problems)
{
    public static AttachFile None { get; } = new([], [], []);

    /// <summary>Rules that name what the document does not have.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document)
        => Rules.SelectMany((rule, index) => Check(rule, document).Select(Positions[index].Locate));

    private static IEnumerable<Problem> Check(AttachRule rule, SpecDocument document)
    {
        var known = rule.Operations.Where(document.Operations.ContainsKey).ToList();
        if (known.Count > 0 && known.All(operation => !AttachedSchemas.Have(document.Operations[operation], rule.At, document)))
        {
            // No operation has it: it is misspelt itself.
            yield return Problem.Value(DiagnosticDescriptors.AttachedNowhere, "at", known[0], rule.At);
        }

        foreach (var operation in rule.Operations)
        {
            if (!document.Operations.TryGetValue(operation, out var found))
            {
                yield return Problem.Value(
                    DiagnosticDescriptors.OverlayUnknownOperation, "operations." + operation, operation,
                    NearMiss.Ending(operation, document.Operations.Keys));
            }
            else if (!AttachedSchemas.Have(found, rule.At, document)
                && known.Any(other => AttachedSchemas.Have(document.Operations[other], rule.At, document)))
            {
                yield return Problem.Value(DiagnosticDescriptors.AttachedNowhere, "operations." + operation, operation, rule.At);
            }
        }

        foreach (var pattern in rule.Schemas.Where(
            pattern => document.Schemas.Keys.All(name => AttachRule.Wildcard(pattern, name) is null)))
        {
            yield return Problem.Value(
                DiagnosticDescriptors.AttachedUnknown, "schemas." + pattern, pattern, NearMiss.Ending(pattern, document.Schemas.Keys));
        }

        var attached = AttachedSchemas.Of(rule, document);
        foreach (var variant in rule.Variants.Where(variant => attached.All(found => found.Key != variant.Key)))
        {
            yield return Problem.Value(
                DiagnosticDescriptors.AttachedUnknown, "variants." + variant.Key, variant.Text,
                NearMiss.Ending(SchemaBranch.Parse(variant.Text).Schema, document.Schemas.Keys));
        }

        if (attached.Count == 0 && rule.Variants.IsEmpty)
        {
            yield return Problem.Value(DiagnosticDescriptors.AttachedWithoutChoice, "chosen_by", rule.ChosenBy, rule.At);
        }
    }
}
