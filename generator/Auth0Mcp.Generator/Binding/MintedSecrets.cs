using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Checks the secrets that an entry says the API makes: properties of the answer that <c>secret_to</c> saves.</summary>
internal static class MintedSecrets
{
    public static EquatableArray<string> Bind(ToolEntry entry, OperationSpec operation, SpecDocument document, List<Problem> problems)
    {
        if (!entry.Mints.IsEmpty)
        {
            var known = operation.Response is { } response
                ? FormProperties.Of(response, document).Select(static property => property.Key).ToList()
                : [];
            problems.AddRange(entry.Mints.Where(name => !known.Contains(name)).Select(name => Problem.Value(
                DiagnosticDescriptors.MintedUnknown, "mints." + name, entry.Name, entry.Operation, name, NearMiss.Ending(name, known))));
        }

        return entry.Mints;
    }
}
