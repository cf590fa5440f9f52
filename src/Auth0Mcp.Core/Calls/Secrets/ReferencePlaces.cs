using System.Collections.Concurrent;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// The places of a call that take a reference: those that the API document calls secret in the body, or names as one, and that no
/// result of the same resource shows. Open metadata, texts, code, forms and payloads of tests take none: whatever is sent there
/// can be read again.
/// </summary>
internal static class ReferencePlaces
{
    /// <summary>What is sent there is shown to others, or to whoever asks for the trace of it.</summary>
    private static readonly string[] s_shown = ["/forms", "/actions/actions/{id}/test", "/event-streams/{id}/test",
        "/email-templates", "/emails/provider/test"];

    private static readonly ConcurrentDictionary<string, IReadOnlyList<SecretMask.View>> s_results = new(StringComparer.Ordinal);

    /// <summary>True where the value is hidden in every result that could show it.</summary>
    /// <param name="path">The names from the member of the body on; <c>[]</c> for the items of a list.</param>
    /// <param name="place">The place in the body.</param>
    /// <param name="isNamedSecret">The document has the place, and its name tells a secret.</param>
    public static bool Take(OperationTool tool, IReadOnlyList<string> path, SecretMask.View place, Func<bool> isNamedSecret)
        => (place.IsSecret || isNamedSecret())
           && !s_shown.Any(shown => tool.Operation.Path.StartsWith(shown, StringComparison.Ordinal))
           && Results(Resource(tool)).All(result => !IsHarmlessAt(result, path));

    /// <summary>The first segment of the path: all operations below it speak of the same things.</summary>
    private static string Resource(OperationTool tool) => tool.Operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)[0];

    /// <summary>The things in every result of a resource, one by one or in a list.</summary>
    private static IReadOnlyList<SecretMask.View> Results(string resource) => s_results.GetOrAdd(resource, static resource =>
    [
        .. ManagementCatalog.All().Where(tool => Resource(tool) == resource).SelectMany(static tool =>
        {
            var root = SecretMask.Of(tool).Root;
            return tool.Page?.ItemsProperty is { } items
                ? (SecretMask.View[])[root, root.Property(items).Items()]
                : [root, root.Items()];
        }),
    ]);

    private static bool IsHarmlessAt(SecretMask.View view, IReadOnlyList<string> path)
    {
        foreach (var step in path)
        {
            if (view.IsSecret)
            {
                return false;
            }

            view = step == "[]" ? view.Items() : view.Property(step);
        }

        return !view.IsSecret && Array.Exists(view.Nodes, static node => node.IsHarmless);
    }
}
