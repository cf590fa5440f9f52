using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Checks the dashboard page of an entry: what stands in braces are properties of the answer.</summary>
internal static class DashboardBinder
{
    private static readonly Regex s_property = new("""\{([^{}:]+)(:base64)?\}""", RegexOptions.CultureInvariant);

    public static EquatableArray<DashboardRule> Bind(
        ToolEntry entry, OperationSpec operation, SpecDocument document, List<Problem> problems)
    {
        if (!entry.Dashboard.IsEmpty)
        {
            var known = operation.Response is { } response
                ? FormProperties.Of(response, document).Select(static property => property.Key).ToList()
                : [];
            var named = entry.Dashboard.SelectMany(static rule => Named(rule)).Distinct(StringComparer.Ordinal);
            problems.AddRange(named.Where(name => !known.Contains(name)).Select(name => Problem.Value(
                DiagnosticDescriptors.DashboardUnknown, "dashboard", entry.Name, entry.Operation, name, NearMiss.Ending(name, known))));
        }

        return entry.Dashboard;
    }

    private static IEnumerable<string> Named(DashboardRule rule)
    {
        var names = s_property.Matches(rule.Page).Cast<Match>().Select(static match => match.Groups[1].Value);
        return rule.Property.Length == 0 ? names : names.Append(rule.Property);
    }
}
