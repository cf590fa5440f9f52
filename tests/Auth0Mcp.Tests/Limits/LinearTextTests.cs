using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Errors;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Context;
using Auth0Mcp.Demo.Listing.Search;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools.Discovery;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Limits;

/// <summary>What answers, paths, queries and errors cost grows no faster than their text.</summary>
public sealed class LinearTextTests
{
    [Fact]
    public void SecretsOfTheCall_AreHiddenInOnePass()
        => Growth.IsLinear(500, static size =>
        {
            List<string> known = [.. Enumerable.Range(0, size).Select(static at => $"blue-{at:0000}-sky")];
            var text = string.Join(' ', known);
            var clean = string.Join(' ', Enumerable.Repeat("[REDACTED]", size));
            return () => Assert.Equal(clean, SecretScan.Clean(text, ScanDepth.Full, new KnownSecrets(known)));
        });

    [Theory]
    [InlineData("auth0_update_connection")]
    [InlineData("auth0_search_tools")]
    public void PathToDescribe_IsWalkedOnce(string tool)
        => Growth.IsLinear(4_000, size =>
        {
            var pipeline = new Pipeline(new TestTenant()).Caller;
            var path = string.Concat(Enumerable.Repeat("options.", size));
            var call = new ToolCall("auth0_describe_tool", Pipeline.Arguments($$"""{"name":"{{tool}}","path":"{{path}}x"}"""));
            return () =>
            {
                var described = DescribeTool.Instance.CallAsync(call, pipeline, CancellationToken.None);
                Assert.Contains("unknown_path", described.Result.ToJson(), StringComparison.Ordinal);
            };
        });

    [Fact]
    public void FieldsThatAreNotThere_AreNamedInOnePass()
        => Growth.IsLinear(500, static size =>
        {
            var path = FieldPath.Parse(string.Join('.', Enumerable.Repeat("name", size)))!;
            return () => Assert.Empty(FieldTree.Of([path])!.Missing(static (_, _) => true));
        });

    [Fact]
    public void FieldsAsDeepAsAnArgumentAllows_AreNamedWithoutHarm()
    {
        var path = FieldPath.Parse(string.Join('.', Enumerable.Repeat("name", 500_000)))!;
        Assert.Empty(FieldTree.Of([path])!.Missing(static (_, _) => true));
    }

    [Fact]
    public void AnswerThatIsShortened_DoesNotRepeatTheWayToItsParts()
        => Growth.IsLinear(500, static size =>
        {
            var answer = JsonElement.Parse(
                $$$"""{"{{{new string('n', size * 8)}}}":{{{{Growth.Parts(size, static at => $"\"m{at}\":1")}}}}}""");
            return () => ShortenedJson.Fit(answer, 1000);
        });

    [Theory]
    [InlineData("KEY=1\n", "")]
    [InlineData("OTHER=1\nKEY=1\n", "")]
    [InlineData(" KEY=1", "#")]
    [InlineData("# KEY=1\n", "")]
    public void EnvironmentFile_IsSearchedForAKeyInOnePass(string part, string before)
        => Growth.IsLinear(1000, size =>
        {
            var work = new CallWork(TimeProvider.System, Timeout.InfiniteTimeSpan, CancellationToken.None);
            Assert.False(EnvironmentText.IsUnclear(before + string.Concat(Enumerable.Repeat(part, size)), "KEY", work));
            return work.Steps;
        });

    [Theory]
    [InlineData("A=1 KEY=2", true)]
    [InlineData("# KEY=1\nKEY=2", false)]
    [InlineData("KEY=1 # KEY=2", false)]
    [InlineData("OTHER=1 # KEY=2", true)]
    [InlineData("# KEY=1\r\n  # x KEY=2\r\nA=1 KEY=3", true)]
    [InlineData("KEY=1\nA=1\nB=1 KEY=2\nKEY=3", true)]
    [InlineData("KEY=1\nKEY=2\n# KEY=3\n'KEY'=4", true)]
    public void MentionOfAKey_IsJudgedByItsOwnLine(string text, bool isUnclear)
        => Assert.Equal(isUnclear, EnvironmentText.IsUnclear(text, "KEY"));

    [Theory]
    [InlineData("name:a* ")]
    [InlineData("(a OR b) AND -c ")]
    [InlineData("\"some words\" ")]
    [InlineData("a\\ ")]
    [InlineData("logins_count:[1 TO 2] ")]
    public void QueryOfTheDemo_IsParsedInOnePass(string part)
        => Growth.IsLinear(1000, size =>
        {
            var query = string.Concat(Enumerable.Repeat(part, size));
            return () => Assert.NotNull(SearchQuery.Parse(query).Value);
        });

    [Fact]
    public void ReasonsOfAnError_AreReadInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            var reasons = Growth.Parts(size, static at => $$"""{"path":"a[{{at}}]","message":"password=hunter2{{at}}"}""");
            var body = JsonElement.Parse($$"""{"errors":[{{reasons}}]}""");
            return () => Assert.NotNull(ErrorReasons.Read(body, new KnownSecrets([])));
        });

    [Fact]
    public void WordsThatAreToldApart_AreQuotedInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            string[] names = [.. Enumerable.Range(0, size).Select(static at => $"name{at}")];
            return () => Assert.Contains("more", MessageFormat.List(names), StringComparison.Ordinal);
        });
}
