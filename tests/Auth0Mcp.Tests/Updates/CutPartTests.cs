using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>Who goes by what a result shows of a long list or object waits for a person, in whatever order and with whatever edits.</summary>
public sealed class CutPartTests
{
    private static readonly string[] s_callbacks =
        [.. Enumerable.Range(0, 900).Select(static number => $"https://app{number:D4}.example.com/some/long/path/callback")];

    /// <summary>What is made of the stored callbacks, of which a result shows 200.</summary>
    public static TheoryData<string, int> Parts => new()
    {
        { "reversed", 700 },
        { "edited", 725 },
        { "nine", 891 },
        { "with a stored one", 699 },
        { "with many of its own", 700 },
        { "two parts", 500 },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task ItemsThatAResultShows_AreSentByAPersonAlone(string part, int gone)
    {
        var shown = s_callbacks[..200];
        string[] sent = part switch
        {
            "reversed" => [.. shown.Reverse()],
            "edited" => [.. shown.Select(static (address, at) => at % 8 == 0 ? address + "2" : address)],
            "nine" => shown[..9],
            "with a stored one" => [s_callbacks[897], .. shown.Reverse()],
            "with many of its own" => [.. shown.Reverse(), .. shown.Select(static address => address + "2"), "https://new.example"],
            _ => [.. s_callbacks[..400].Reverse()],
        };
        var tenant = Application(s_callbacks);
        Assert.Equal(
            $"callbacks ({gone} of 900 items) comes back in part, as a result may have shown it, and the rest does not come back.",
            Loss(await UpdateAsync(tenant, sent)));
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Fact]
    public async Task ListThatIsSentWhole_MayBeEditedAndOrdered()
    {
        foreach (var sent in (string[][])[
            [.. s_callbacks.Reverse()], [.. s_callbacks[..899].Reverse(), "https://new.example"],
            [.. s_callbacks.Select(static (address, at) => at % 8 == 0 ? address + "2" : address)], [.. s_callbacks[3..].Reverse()]])
        {
            (await UpdateAsync(Application(s_callbacks), sent)).Success.ToString();
        }
    }

    [Fact]
    public async Task ListThatAResultShowsWhole_MayLoseSomeItems()
    {
        (await UpdateAsync(Application(s_callbacks[..150]), [.. s_callbacks[..100].Reverse()])).Success.ToString();
        (await UpdateAsync(Application(s_callbacks[..150]), s_callbacks[..9])).Success.ToString();
    }

    [Fact]
    public async Task ShownNodesOfAForm_AreSentByAPersonAlone_EvenIfEdited()
    {
        var tenant = new TestTenant().Answers(
            200, $$"""{"id":"f1","name":"F","nodes":[{{Growth.Parts(30, Node)}}],"start":{"next_node":"s0"} }""");
        var shown = (await tenant.CallAsync("auth0_get_form", """{"id":"f1"}""")).Success.GetProperty("nodes");
        Assert.Equal(10, shown.GetArrayLength());
        var nodes = shown.GetRawText().Replace("Step number 0", "Welcome", StringComparison.Ordinal);
        var answer = await CallAsync(tenant, "auth0_update_form", $$"""{"id":"f1","nodes":{{nodes}}}""");
        Assert.StartsWith("nodes (20 of 30 items) comes back in part", Loss(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Fact]
    public async Task ShownItemsWithNames_AreSentByAPersonAlone_EvenIfAllOfThemAreEdited()
    {
        var items = Growth.Parts(900, static at => $$"""{"name":"item {{at}}","text":"Allows number {{at}}"}""");
        var tenant = new TestTenant().Answers(200, $$"""{"user_id":"auth0|1","user_metadata":{"l":[{{items}}]} }""");
        var shown = (await tenant.CallAsync("auth0_get_user", """{"user_id":"auth0|1"}""")).Success.GetProperty("user_metadata")
            .GetProperty("l");
        var edited = shown.GetRawText().Replace("Allows", "Permits", StringComparison.Ordinal);
        var answer = await CallAsync(tenant, "auth0_update_user", $$"""{"user_id":"auth0|1","user_metadata":{"l":{{edited}}} }""");
        Assert.StartsWith(
            $"user_metadata.l ({900 - shown.GetArrayLength()} of 900 items) comes back in part", Loss(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData("as shown", 700)]
    [InlineData("edited", 700)]
    [InlineData("with more", 700)]
    [InlineData("nine", 891)]
    public async Task TextsThatAResultShows_AreSentByAPersonAlone(string part, int gone)
    {
        const string Place = "\"self_service_profile_id\":\"ssp_1\",\"language\":\"en\",\"page\":\"get-started\"";
        var tenant = new TestTenant().Answers(200, Texts(900));
        var all = (await tenant.CallAsync("auth0_get_self_service_custom_text", $$"""{{{Place}}}""")).Success;
        KeyValuePair<string, string>[] shown =
            [.. all.EnumerateObject().Where(static text => text.Name[0] != '_')
                .Select(static text => KeyValuePair.Create(text.Name, text.Value.GetString()!))];
        Assert.Equal(200, shown.Length);
        IEnumerable<KeyValuePair<string, string>> sent = part switch
        {
            "edited" => shown.Reverse().Select(static text => KeyValuePair.Create(text.Key, text.Value + "!")),
            "with more" => shown.Append(KeyValuePair.Create("new_text", "New")),
            "nine" => shown.Take(9),
            _ => shown,
        };
        var texts = JsonSerializer.Serialize(sent.ToDictionary());
        var answer = await CallAsync(tenant, "auth0_set_self_service_custom_text", $$"""{{{Place}},"texts":{{texts}}}""");
        Assert.StartsWith($"texts ({gone} of 900 properties) comes back in part", Loss(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData(900, 895)]
    [InlineData(150, 40)]
    public async Task TextsThatAreSentWhole_OrThatAResultShowsWhole_MayLoseSome(int count, int kept)
    {
        var answer = await CallAsync(
            new TestTenant().Answers(200, Texts(count)), "auth0_set_self_service_custom_text",
            $$"""{"self_service_profile_id":"ssp_1","language":"en","page":"get-started","texts":{{Texts(kept)}}}""");
        answer.Success.ToString();
    }

    [Fact]
    public async Task ShownPropertiesOfItems_AreSentByAPersonAlone()
    {
        var items = Growth.Parts(
            6, static at => $$"""{"name":"n{{at}}",{{Growth.Parts(150, part => $"\"prop{part}\":\"value {part} of {at}\"")}}}""");
        var tenant = new TestTenant().Answers(200, $$"""{"user_id":"auth0|1","user_metadata":{"l":[{{items}}]} }""");
        var shown = (await tenant.CallAsync("auth0_get_user", """{"user_id":"auth0|1"}""")).Success.GetProperty("user_metadata")
            .GetProperty("l");
        Assert.InRange(shown[0].GetPropertyCount(), 10, 150);
        var answer = await CallAsync(
            tenant, "auth0_update_user", $$"""{"user_id":"auth0|1","user_metadata":{"l":{{shown.GetRawText()}}} }""");
        Assert.StartsWith(
            $"user_metadata.l[0] ({151 - shown[0].GetPropertyCount()} of 151 properties), user_metadata.l[1] (", Loss(answer),
            StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    private static string Texts(int count)
        => $$"""{{{Growth.Parts(count, static at => $"\"text_key_number_{at}\":\"A text of our own for number {at}\"")}}}""";

    private static string Node(int at)
        => $$"""
            {"id":"s{{at}}","type":"STEP","coordinates":{"x":{{at}},"y":2},"alias":"Step number {{at}}","config":{"components":[
            {{Growth.Parts(5, component => Component(at, component))}}],"next_node":"s{{at + 1}}"} }
            """;

    private static string Component(int at, int component)
        => $$"""
            {"id":"c{{at}}_{{component}}","category":"FIELD","type":"TEXT","label":"Question {{component}} of step {{at}}, please",
            "hint":"A hint that helps","required":true,"config":{"multiline":false,"min_length":1,"max_length":50} }
            """;

    private static TestTenant Application(string[] callbacks)
        => new TestTenant().Answers(200, JsonSerializer.Serialize(new { client_id = "c1", name = "n", callbacks }));

    private static string Loss(Answer answer) => answer.Error.GetProperty("plan").GetProperty("loss").GetString()!;

    private static Task<Answer> UpdateAsync(TestTenant tenant, string[] callbacks)
        => CallAsync(tenant, "auth0_update_application", JsonSerializer.Serialize(new { client_id = "c1", callbacks }));

    private static Task<Answer> CallAsync(TestTenant tenant, string tool, string arguments)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(tool, arguments);
}
