using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>One large item makes its own page small, and none of those that follow.</summary>
public class FatItemTests
{
    private const int Total = 120;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(97)]
    [InlineData(119)]
    public async Task OneFatItem_CostsFewCallsMore(int fat)
    {
        var (seen, calls, _) = await Walk("{}", number => number == fat ? 40_000 : 100);
        Assert.Equal(Enumerable.Range(0, Total), seen);
        Assert.InRange(calls, 3, 5);
    }

    [Fact]
    public async Task PagesAfterAFatItem_HaveTheSizeThatWasAskedForAgain()
    {
        var (seen, calls, sizes) = await Walk("""{"per_page":20}""", static number => number == 5 ? 40_000 : 100);
        Assert.Equal(Enumerable.Range(0, Total), seen);
        Assert.All(sizes, static size => Assert.Equal(20, size));
        Assert.InRange(calls, 6, 8);
    }

    [Fact]
    public async Task SmallPagesThatWereAskedFor_StaySmall()
    {
        var (_, calls, sizes) = await Walk("""{"per_page":5}""", static _ => 100);
        Assert.Equal(Total / 5, calls);
        Assert.All(sizes, static size => Assert.Equal(5, size));
    }

    [Fact]
    public async Task ListOfFatItems_IsNotFetchedOverAndOver()
    {
        var (seen, calls, sizes) = await Walk("{}", static _ => 6_000);
        Assert.Equal(Enumerable.Range(0, Total), seen);
        Assert.InRange(calls, Total / 3, Total);
        Assert.InRange(sizes.Skip(1).Average(), 1, 6);
    }

    [Fact]
    public async Task FieldsThatWereAskedFor_StayWhileThePageIsSmaller()
    {
        var page =
            (await new Pipeline(Tenant(static _ => 30_000)).CallAsync("auth0_list_actions", """{"fields":"number,name"}""")).Success;
        Assert.StartsWith(
            "items[0:50],number,name", page.GetProperty("next").GetProperty("fields").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 50, 30)]
    [InlineData(61, 50, 1)]
    [InlineData(100, 50, 50)]
    [InlineData(3000, 1500, 1500)]
    [InlineData(0, 7, 7)]
    public void PageAtAPosition_HasTheLargestSizeThatBeginsThere(long position, long most, long size)
        => Assert.Equal(size, PageSize.At(position, most));

    [Fact]
    public void Cut_KeepsAtLeastHalfOfWhatFits()
    {
        for (var start = 0; start < 200; start++)
        {
            for (var fitting = 1; fitting < 60; fitting++)
            {
                var (kept, next) = PageSize.Cut(start, fitting, static _ => 50);
                Assert.InRange(kept, (fitting + 1) / 2, fitting);
                Assert.Equal(0, (start + kept) % next);
            }
        }
    }

    [Fact]
    public async Task PagesThatWereMadeSmaller_GrowAgain()
    {
        var (seen, calls, sizes) = await Walk("{}", static number => number < 30 ? 3_000 : 100);
        Assert.Equal(Enumerable.Range(0, Total), seen);
        Assert.InRange(sizes[^1], 20, 50);
        Assert.InRange(calls, 7, 14);
    }

    private static async Task<(List<int> Seen, int Calls, List<int> Sizes)> Walk(string arguments, Func<int, int> length)
    {
        var tenant = Tenant(length);
        var pipeline = new Pipeline(tenant);
        var seen = new List<int>();
        while (arguments != "null")
        {
            var page = (await pipeline.CallAsync("auth0_list_actions", arguments)).Success;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("number").GetInt32()));
            arguments = page.GetProperty("next").GetRawText();
            Assert.InRange(tenant.Requests.Count, 0, 2 * Total);
        }

        return (seen, tenant.Requests.Count, [.. tenant.Requests.Select(static request => Number(request, "per_page"))]);
    }

    private static TestTenant Tenant(Func<int, int> length) => new TestTenant().Answers(request =>
    {
        var size = Number(request, "per_page");
        var start = Number(request, "page") * size;
        var items = new JsonArray(
            [.. Enumerable.Range(start, Math.Clamp(Total - start, 0, size)).Select(number => Item(number, length(number)))]);
        return new JsonObject { ["total"] = Total, ["page"] = start / size, ["per_page"] = size, ["actions"] = items }.ToJsonString();
    });

    private static JsonObject Item(int number, int length) => new() { ["number"] = number, ["name"] = new string('n', length) };

    private static int Number(RecordedRequest request, string name)
        => int.Parse(request.Parameter(name) ?? "0", CultureInfo.InvariantCulture);
}
