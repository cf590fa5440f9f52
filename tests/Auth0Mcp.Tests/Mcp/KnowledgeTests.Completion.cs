using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Demo;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Mcp;

public sealed partial class KnowledgeTests
{
    [Theory]
    [InlineData(
        """{"ref":{"type":"ref/prompt","name":"rotate_secret"},"argument":{"name":"application","value":"har"}}""",
        "Harbor Books Storefront,Harbor Reader")]
    [InlineData("""{"ref":{"type":"ref/prompt","name":"set_up_app"},"argument":{"name":"app","value":"x"}}""", "")]
    [InlineData(
        """{"ref":{"type":"ref/resource","uri":"auth0://application/{client_id}"},"argument":"""
        + """{"name":"client_id","value":"reader"}}""", "1G2fj7oQXbymB4VEDLBg7PiLQXR3eyTq")]
    [InlineData(
        """{"ref":{"type":"ref/resource","uri":"auth0://log-types/{code}"},"argument":{"name":"code","value":"passkey"}}""",
        "passkey_challenge_started,passkey_challenge_failed")]
    public async Task Completion_FindsNamesAndIds(string request, string expected)
    {
        var completion = (await AskAsync(await OpenAsync(), "completion/complete", request)).GetProperty("completion");
        Assert.Equal(
            expected, string.Join(',', completion.GetProperty("values").EnumerateArray().Select(static value => value.GetString())));
    }

    [Fact]
    public async Task CompletionOfWhatIsOutOfReach_AsksNobody()
    {
        var pipe = await OpenAsync(new ToolSelection(["auth0_get_application"], null, ReadOnly: false));
        var completion = await AskAsync(
            pipe, "completion/complete",
            """{"ref":{"type":"ref/resource","uri":"auth0://application/{client_id}"},"argument":{"name":"client_id","value":""}}""");
        Assert.Empty(completion.GetProperty("completion").GetProperty("values").EnumerateArray());
    }
}
