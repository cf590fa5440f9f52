using Auth0Mcp;
using Auth0Mcp.Pages;

// --check writes nothing and fails when a page is stale.
var isCheck = args is ["--check"];
var stale = 0;
foreach (var page in Page.All(Repository.FindRoot(AppContext.BaseDirectory)))
{
    var changed = isCheck ? page.Current() != page.Committed() : page.Refresh();
    stale += isCheck && changed ? 1 : 0;
    if (!isCheck || changed)
    {
        Console.WriteLine(
            isCheck ? $"{page.RelativePath} is stale. Run: {Page.RefreshCommand}"
            : $"{(changed ? "refreshed" : "current  ")} {page.RelativePath}");
    }
}

return stale > 0 ? 1 : 0;
