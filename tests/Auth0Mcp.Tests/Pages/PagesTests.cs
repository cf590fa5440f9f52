using Auth0Mcp.Pages;

namespace Auth0Mcp.Tests.Pages;

public class PagesTests
{
    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    public static TheoryData<string> Names => new(Page.All(s_root).Select(static page => page.RelativePath));

    [Theory]
    [MemberData(nameof(Names))]
    public void CommittedPage_IsCurrent(string name)
    {
        var page = Page.All(s_root).Single(page => page.RelativePath == name);
        Assert.True(page.Current() == page.Committed(), $"{name} is stale. Run: {Page.RefreshCommand}");
    }

    [Fact]
    public void ReadmeWithoutMarkers_IsRefused()
        => Assert.Contains(
            "markers", Assert.Throws<InvalidDataException>(static () => ToolTables.Replace("# Readme")).Message,
            StringComparison.Ordinal);
}
