using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Tests.Demo;

/// <summary>The two operations that are not JSON in, JSON out.</summary>
public class FormAndEventTests
{
    private const string Connection = "con_FmWTVLRmf8osJSWD";

    [Fact]
    public async Task Import_AnswersTheJobThatCanBeLookedUp()
    {
        using var tenant = new DemoCaller();

        var job = await Import(
            tenant, ("users", """[{"email":"ann@example.com"}]"""), ("connection_id", Connection), ("external_id", "import-7"),
            ("upsert", "true"));

        Assert.Equal(202, job.Status);
        Assert.Equal((Connection, "import-7"), (job["connection_id"], job["external_id"]));
        Assert.False(job.Body.TryGetProperty("users", out _));
        Assert.Equal(job["id"], (await tenant.GetAsync("jobs/" + job["id"]))["id"]);
    }

    [Theory]
    [InlineData("users", "[1]", "The body does not fit. The file must hold a JSON array of objects.")]
    [InlineData("users", "[{", "The body does not fit. The file must hold a JSON array of objects.")]
    [InlineData("connection_id", "nowhere", "connection_id")]
    [InlineData("upsert", "perhaps", "upsert")]
    public async Task FormThatDoesNotFit_IsRefused(string field, string value, string message)
    {
        using var tenant = new DemoCaller();
        var fields = new Dictionary<string, string> { ["users"] = "[{}]", ["connection_id"] = Connection, [field] = value };

        var reply = await Import(tenant, [.. fields.Select(static pair => (pair.Key, pair.Value))]);

        Assert.Equal(400, reply.Status);
        Assert.Contains(message, reply["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonInPlaceOfTheForm_IsRefused()
    {
        using var tenant = new DemoCaller();
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await tenant.Http.PostAsync("jobs/users-imports", content);

        Assert.Contains("multipart/form-data", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_ComeWithTypeAndPosition()
    {
        using var tenant = new DemoCaller();

        var events = (await tenant.GetAsync("events")).Events.ToList();

        Assert.Equal(
            ["user.created", "user.updated", "organization.created", "organization.member.added", "user.deleted"], events.Select(Type));
        Assert.Equal(["1", "2", "3", "4", "5"], events.Select(static item => item.GetProperty("offset").GetString()));
    }

    [Fact]
    public async Task Events_GoOnFromAPosition()
    {
        using var tenant = new DemoCaller();
        var all = (await tenant.GetAsync("events")).Events.ToList();

        var rest = (await tenant.GetAsync("events?from=3")).Events.ToList();

        Assert.Equal(all.Skip(3).Select(static item => item.GetRawText()), rest.Select(static item => item.GetRawText()));
        Assert.Empty((await tenant.GetAsync("events?from=5")).Events);
    }

    [Fact]
    public async Task Events_AreOfTheTypesAskedFor()
    {
        using var tenant = new DemoCaller();

        var events = (await tenant.GetAsync("events?event_type=user.deleted&event_type=group.created")).Events;

        Assert.Equal(["group.created", "user.deleted"], events.Select(Type).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Type(JsonElement item) => item.GetProperty("type").GetString()!;

    private static async Task<DemoReply> Import(DemoCaller tenant, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        using var response = await tenant.Http.PostAsync("jobs/users-imports", form);
        var text = await response.Content.ReadAsStringAsync();
        return new DemoReply((int)response.StatusCode, JsonElement.Parse(text), text);
    }
}
