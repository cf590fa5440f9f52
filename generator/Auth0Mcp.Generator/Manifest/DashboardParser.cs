using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads <c>dashboard</c>: one page, or a list of pages with the answers that they are for.</summary>
internal static class DashboardParser
{
    private const string Form = "a path below the tenant's dashboard, e.g. roles/{id}/settings";

    public static EquatableArray<DashboardRule> Parse(EntryReader reader, List<Problem> problems)
        => reader.Node("dashboard") switch
        {
            null => [],
            YamlList => reader.Maps("dashboard").Select((map, index) => Rule(map, $"dashboard.{index}", problems)).ToEquatableArray(),
            _ => Page(reader.Text("dashboard") ?? "", "dashboard", problems) is { Length: > 0 } page
                ? [new DashboardRule(page, "", [])]
                : [],
        };

    /// <summary>The tenant's own part of the address is put before it.</summary>
    private static string Page(string text, string path, List<Problem> problems)
    {
        if (text.StartsWith("/", StringComparison.Ordinal) || text.Contains("//"))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, path, path.Substring(path.LastIndexOf('.') + 1), Form));
        }

        return text;
    }

    private static DashboardRule Rule(YamlMap map, string path, List<Problem> problems)
    {
        var reader = new EntryReader(map, path, problems);
        var page = Page(reader.Text("page") ?? "", path + ".page", problems);
        var when = reader.Map("when");
        reader.Close();
        if (page.Length == 0)
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.WrongShape, path + ".page", "page", Form));
        }

        if (when is null)
        {
            return new DashboardRule(page, "", []);
        }

        if (when.Members.Count != 1)
        {
            problems.Add(
                Problem.Value(
                DiagnosticDescriptors.WrongShape, path + ".when", "when",
                "one property with the values it may have, e.g. { strategy: [auth0] }"));
            return new DashboardRule(page, "", []);
        }

        var property = when.Members[0].Key.Text;
        return new DashboardRule(page, property, new EntryReader(when, path + ".when", problems).Texts(property));
    }
}
