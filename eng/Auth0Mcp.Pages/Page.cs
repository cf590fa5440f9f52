namespace Auth0Mcp.Pages;

/// <summary>A committed page whose text follows from the catalog.</summary>
internal sealed class Page(string root, string relativePath, Func<string, string> render)
{
    /// <summary>The command that a stale page asks for.</summary>
    public const string RefreshCommand = "dotnet run --project eng/Auth0Mcp.Pages";

    public string RelativePath => relativePath;

    private string FullPath => Path.Combine(root, relativePath);

    /// <summary>Every generated page of the repository.</summary>
    public static IReadOnlyList<Page> All(string root) =>
    [
        new(root, "README.md", ToolTables.Replace),
        new(root, "spec/catalog.lock.md", static _ => CatalogLock.Render()),
        new(root, "spec/TOOLS.md", static _ => ToolReference.Render()),
        new(root, "spec/SKILL.md", static _ => SkillPage.Render()),
    ];

    /// <summary>The text as committed; empty when there is none.</summary>
    public string Committed() => File.Exists(FullPath) ? File.ReadAllText(FullPath) : "";

    /// <summary>The text as it should be.</summary>
    public string Current() => render(Committed());

    /// <summary>Writes the page when it is stale; true when it was.</summary>
    public bool Refresh()
    {
        var current = Current();
        if (current == Committed())
        {
            return false;
        }

        File.WriteAllText(FullPath, current);
        return true;
    }
}
