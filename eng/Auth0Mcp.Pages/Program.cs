using Auth0Mcp;
using Auth0Mcp.Pages;

var root = Repository.FindRoot(AppContext.BaseDirectory);
foreach (var page in Page.All(root))
{
    var changed = page.Refresh();
    Console.WriteLine($"{(changed ? "refreshed" : "current  ")} {page.RelativePath}");
}

return 0;
