using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// Decides what a tool may do. The document implies it (GET reads, DELETE and <c>delete:</c> scopes destroy, the rest writes);
/// an entry may tighten it freely and loosen it by one step with a written reason. Nothing makes a DELETE a read.
/// </summary>
internal static class AccessClassifier
{
    /// <summary>What the document alone implies, and the words that say why.</summary>
    public static (ToolAccess Access, string Because) Implied(OperationSpec operation, ManifestSettings settings)
    {
        // The scopes of an operation are alternatives: one of them is enough to call it.
        var scopes = operation.Scopes;
        if (operation.Method == "DELETE")
        {
            return (ToolAccess.Destructive, "DELETE");
        }

        if (scopes.Count > 0 && scopes.All(settings.DestructiveScopes.Fit))
        {
            return (ToolAccess.Destructive, $"scope '{scopes[0]}'");
        }

        if (operation.Method is not ("GET" or "HEAD" or "OPTIONS"))
        {
            return (ToolAccess.Write, operation.Method);
        }

        return scopes.Count == 0 || scopes.Any(settings.ReadScopes.Fit)
            ? (ToolAccess.Read, operation.Method)
            : (ToolAccess.Write, $"scope '{scopes[0]}'");
    }

    public static ToolAccess Classify(ToolEntry entry, OperationSpec operation, ManifestSettings settings, List<Problem> problems)
    {
        var (implied, because) = Implied(operation, settings);
        if (entry.Access is not { } word)
        {
            if (operation.Method == "GET" && implied != ToolAccess.Read)
            {
                problems.Add(
                    Problem.Value(
                    DiagnosticDescriptors.AccessContradictsDocument, "operation", entry.Name, "read", because, Word(implied),
                    ", or 'access: read' with a reason"));
            }

            return implied;
        }

        var stated = word switch { "read" => ToolAccess.Read, "write" => ToolAccess.Write, _ => ToolAccess.Destructive };
        if (stated == ToolAccess.Read && implied == ToolAccess.Destructive)
        {
            problems.Add(
                Problem.Value(DiagnosticDescriptors.AccessContradictsDocument, "access", entry.Name, word, because, Word(implied), ""));
            return implied;
        }

        if (stated < implied && string.IsNullOrEmpty(entry.Reason))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.AccessWithoutReason, "access", entry.Name, word, Word(implied), because));
            return implied;
        }

        return stated;
    }

    private static string Word(ToolAccess access) => access.ToString().ToLowerInvariant();
}
