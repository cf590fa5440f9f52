using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The overlay with the places of its entries, and what is wrong with its file.</summary>
internal sealed record OverlayFile(Overlay Overlay, EquatableArray<PositionMap> Positions, EquatableArray<LocatedProblem> Problems)
{
    public static OverlayFile Without(EquatableArray<LocatedProblem> problems) => new(Overlay.None, default, problems);

    /// <summary>Entries for unknown operations, and entries that the document has caught up with.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document)
    {
        for (var i = 0; i < Positions.Count; i++)
        {
            var parameter = Overlay.Parameters[i];
            if (!document.Operations.TryGetValue(parameter.Operation, out var operation))
            {
                yield return Positions[i].Locate(Problem.Value(
                    DiagnosticDescriptors.OverlayUnknownOperation, "operation", parameter.Operation, NearMiss.Ending(parameter.Operation, document.Operations.Keys)));
            }
            else if (Overlay.Has(operation, parameter))
            {
                yield return Positions[i].Locate(Problem.Value(
                    DiagnosticDescriptors.OverlayObsolete, "add.name", parameter.Operation, parameter.In.ToString().ToLowerInvariant(), parameter.Name));
            }
        }
    }
}
