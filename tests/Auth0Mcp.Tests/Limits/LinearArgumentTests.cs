using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Limits;

/// <summary>What a call costs before it is sent grows with its arguments, and with what is stored, no faster than they do.</summary>
public sealed class LinearArgumentTests
{
    private static readonly OperationTool s_connection = (OperationTool)ToolRegistry.Instance.Find("auth0_update_connection")!;

    [Fact]
    public void MasksInItemsWithAnId_AreResolvedInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            var stored = JsonElement.Parse($"[{Growth.Parts(size, static at => $$"""{"id":"i{{at}}","secret":"s{{at}}"}""")}]");
            var shown = JsonElement.Parse($"[{Growth.Parts(size, static at => $$"""{"id":"i{{at}}","secret":"[REDACTED]"}""")}]");
            return () =>
            {
                var body = new JsonObject { ["items"] = JsonNode.Parse(shown.GetRawText()) };
                var masks = new MaskResolver([]);
                masks.Member(body, "items", stored, shown, "items", keeps: 0);
                Assert.Empty(masks.Problems);
                Assert.Equal($"s{size - 1}", body["items"]![size - 1]!["secret"]!.GetValue<string>());
            };
        });

    [Fact]
    public void MasksInItemsWithoutAnId_AreResolvedInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            var stored = JsonElement.Parse($"[{Growth.Parts(size, static at => $"\"s{at}\"")}]");
            var shown = JsonElement.Parse($"[{string.Join(',', Enumerable.Repeat("\"[REDACTED]\"", size))}]");
            return () =>
            {
                var body = new JsonObject { ["items"] = JsonNode.Parse(shown.GetRawText()) };
                var masks = new MaskResolver([]);
                masks.Member(body, "items", stored, shown, "items", keeps: 0);
                Assert.Empty(masks.Problems);
                Assert.Equal(stored.GetRawText(), body["items"]!.ToJsonString());
            };
        });

    [Fact]
    public void ItemsOfMaskedLists_AreComparedInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            var stored = JsonElement.Parse($"[{Growth.Parts(size, static at => $$"""{"key":{{at}},"secret":"s"}""")}]");
            var given = JsonElement.Parse($"[{Growth.Parts(size, at => $$"""{"key":{{size - 1 - at}},"secret":"[REDACTED]"}""")}]");
            var counted = new CountedComparer();
            var match = new ItemMatch(given, stored, stored, counted);
            Assert.All(Enumerable.Range(0, size), index => Assert.Equal(size - 1 - index, match.IndexOf(index)));
            return counted.Steps;
        });

    [Fact]
    public void ListsOfAnUpdate_AreComparedInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            var stored = JsonElement.Parse($"{{\"items\":[{string.Join(',', Enumerable.Range(0, size))}]}}");
            var sent = JsonElement.Parse($"[{string.Join(',', Enumerable.Range(size / 2, size).Reverse())}]");
            var counted = new CountedComparer();
            var place = RequestSecrets.BodyOf(s_connection);
            var differences = new Differences(new StoredTarget(stored, stored, []), place, new HashSet<string>(), counted);
            var items = Assert.Single(differences.In([KeyValuePair.Create("items", sent)], static _ => true)).Items!;
            Assert.Equal((size / 2, size / 2), (items.Gone.Count, items.Added.Count));
            return counted.Steps;
        });

    [Fact]
    public void StretchesOfLists_AreFoundInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            var counted = new CountedComparer();
            var (held, part) = (JsonElement.Parse($"[{Growth.Parts(size, static at => $"{at}")}]"), JsonElement.Parse(
                $"[{Growth.Parts(size / 3, static at => $"{at}")},-1]"));
            var stretches = new CutStretch(held, counted, null);
            Assert.Equal((size - (size / 3), size, "items"), stretches.In(part, held));
            return counted.Steps;
        });

    [Fact]
    public void PartsOfLists_AreFoundInOnePass()
        => Growth.IsLinear(5000, static size =>
        {
            var held = JsonElement.Parse($"[{Growth.Parts(size, static at => $$"""{"id":"i{{at}}","at":{{at}}}""")}]");
            var part = JsonElement.Parse($"[{Growth.Parts(40, static at => $$"""{"id":"i{{40 - at}}","at":-1}""")}]");
            var work = new CallWork(TimeProvider.System, Timeout.InfiniteTimeSpan, default);
            Assert.Equal((size - 40, size, "items"), new CutStretch(held, SameJson.Instance, work).In(part, held));
            return work.Steps;
        });

    [Fact]
    public void PartsOfObjects_AreFoundInOnePass()
        => Growth.IsLinear(5000, static size =>
        {
            var held = JsonElement.Parse($$"""{{{Growth.Parts(size, static at => $"\"m{at}\":{at}")}}}""");
            var part = JsonElement.Parse($$"""{{{Growth.Parts(40, static at => $"\"m{40 - at}\":-1")}}}""");
            var work = new CallWork(TimeProvider.System, Timeout.InfiniteTimeSpan, default);
            Assert.Equal(size - 40, new CutStretch(held, SameJson.Instance, work).Members(part, held, SchemaView.Open));
            return work.Steps;
        });

    [Fact]
    public void StretchesOfTexts_AreFoundInOnePass()
        => Growth.IsLinear(100_000, static size =>
        {
            var held = JsonSerializer.SerializeToElement(string.Concat(Enumerable.Range(0, size / 10).Select(static at => $"{at:D9}\n")));
            var part = JsonSerializer.SerializeToElement(held.GetString()![..(size / 4)] + new string('x', size / 2));
            var work = new CallWork(TimeProvider.System, Timeout.InfiniteTimeSpan, default);
            Assert.Equal((size - (size / 4), size, "characters"), new CutStretch(held, SameJson.Instance, work).In(part, held));
            return work.Steps;
        });

    /// <summary>One copy of the stored text, of two bytes a character, and a table of its spans.</summary>
    [Fact]
    public void SearchForStretchesOfTexts_CopiesNoSpans()
        => Growth.CostsAtMost(4, 1_000_000, static size =>
        {
            var held = JsonSerializer.SerializeToElement(string.Concat(Enumerable.Range(0, size / 10).Select(static at => $"{at:D9}\n")));
            var part = JsonSerializer.SerializeToElement(held.GetString()![..10_000]);
            return () => Assert.NotNull(new CutStretch(JsonElement.Parse("{}"), SameJson.Instance, null).In(part, held));
        });

    [Fact]
    public void ListsInAQuestion_AreComparedInOnePass()
        => Growth.IsLinear(1000, static size =>
        {
            var lists = new Difference("items", "[]", "[]") { Items = ItemChanges.Of(Items(0), Items(size / 2)) };
            var update = new UpdatePlan(new Dictionary<string, JsonElement>(), [], [lists], null, [], StoredTarget.Nothing);
            var plan = new ConsentPlan("acme.auth0.com", s_connection, null, null, []) { Update = update };
            return () => Assert.Contains($"{size / 2} items removed: ", plan.Question(), StringComparison.Ordinal);

            IReadOnlyList<JsonElement> Items(int from)
                => [.. Enumerable.Range(from, size).Select(static at => JsonElement.Parse($$"""{"id":"i{{at}}","at":{{at}}}"""))];
        });

    [Fact]
    public void ValuesInAQuestion_DoNotRepeatTheWayToThem()
        => Growth.IsLinear(500, static size =>
        {
            var plan = new ConsentPlan("acme.auth0.com", s_connection, null, null, []) { Given = JsonElement.Parse(Wide(size, "1")) };
            return () => Assert.Contains("more lines", plan.Question(), StringComparison.Ordinal);
        });

    [Fact]
    public void SearchForWhatIsLost_DoesNotRepeatTheWayToIt()
        => Growth.IsLinear(500, static size =>
        {
            var arguments = Pipeline.Arguments($$"""{"connection_id":"con_1","options":{{Wide(size, "1")}}}""");
            return () => Assert.Null(IrrevocableLoss.Of(s_connection, arguments));
        });

    [Fact]
    public void SearchForReferences_DoesNotRepeatTheWayToThem()
        => Growth.IsLinear(500, static size =>
        {
            var arguments = Pipeline.Arguments($$"""{"connection_id":"con_1","options":{{Wide(size, "1", "\"secret:env:NAME\"")}}}""");
            var plan = new ToolPlans().For(s_connection);
            return () => Assert.Single(SecretReferences.In(s_connection, plan, arguments).Texts);
        });

    [Fact]
    public void SearchForMasksInARawRequest_DoesNotRepeatTheWayToThem()
        => Growth.IsLinear(500, static size =>
        {
            var body = JsonElement.Parse(Wide(size, "1", "\"[REDACTED]\""));
            return () => Assert.Single(Literals.Problems("body", body));
        });

    [Fact]
    public void RemovedMembers_AreFoundInOnePassEach()
        => Growth.IsLinear(500, static size =>
        {
            var stored = JsonElement.Parse($$$"""{"options":{{{{Growth.Parts(size, static at => $"\"m{at}\":1")}}}}}""");
            var arguments = Removing(100);
            return () =>
            {
                var draft = new UpdateDraft(s_connection, arguments, new StoredTarget(stored, stored, []));
                Assert.Equal(100, RemovedPaths.PutInto(draft, arguments, static argument => argument).Count);
                Assert.Empty(draft.Problems);
            };
        });

    [Fact]
    public void MoreRemovedMembersThanAPersonWrites_AreRefused()
    {
        var draft = new UpdateDraft(s_connection, Removing(101), StoredTarget.Nothing);
        Assert.Empty(RemovedPaths.PutInto(draft, Removing(101), static argument => argument));
        Assert.Equal("_remove", Assert.Single(draft.Problems).Path);
    }

    [Fact]
    public void TextsWithJsonInThem_AreReadABoundedNumberOfTimes()
        => Growth.IsLinear(2000, static size =>
        {
            var plan = new ToolPlans().For(s_connection);
            var inner = JsonValue.Create($"[{string.Join(',', Enumerable.Repeat("\"a\"", size))}]").ToJsonString();
            var options = JsonValue.Create($$"""{"domain_aliases":{{inner}}}""").ToJsonString();
            var call = new ToolCall(s_connection.Name, Pipeline.Arguments($$"""{"connection_id":"con_1","options":{{options}}}"""));
            return () =>
            {
                var (read, problems, _) = ArgumentReader.Read(s_connection, plan, call);
                Assert.Empty(problems);
                Assert.Equal(JsonValueKind.Object, read.Arguments["options"].ValueKind);
            };
        });

    [Theory]
    [InlineData("""{"strategy":"oidc","options":{MANY}}""")]
    [InlineData("""{"strategy":"auth0","options":{"validation":{MANY}}}""")]
    public void UnknownNames_AreNotEachComparedWithAllThatAreKnown(string shape)
        => Growth.CostsAtMost(1000, 1000, size =>
        {
            var tool = ToolRegistry.Instance.Find("auth0_create_connection")!;
            var arguments = Pipeline.Arguments(
                shape.Replace("MANY", Growth.Parts(size, static at => $"\"client_secre{at}\":1"), StringComparison.Ordinal));
            return () => OptionNotes.About(tool, arguments);
        });

    private static Dictionary<string, JsonElement> Removing(int count)
        => Pipeline.Arguments($$"""{"connection_id":"con_1","_remove":[{{Growth.Parts(count, static at => $"\"options.m{at}\"")}}]}""");

    /// <summary>An object with a long name, and below it as many members as the name has letters, by eight.</summary>
    private static string Wide(int size, string value, string? last = null)
        => $$$"""{"{{{new string('n', size * 8)}}}":{"""
            + $$$"""{{{Growth.Parts(size, at => $"\"m{at}\":{(at == size - 1 ? last ?? value : value)}")}}}}}""";
}
