using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Limits;

/// <summary>
/// Each value costs memory and time of its own, however short it is: on the way in, in what is stored, and in what is told.
/// </summary>
public sealed class ValueBoundTests
{
    private const string Update = "auth0_update_user";

    [Theory]
    [InlineData("1", 1)]
    [InlineData("[]", 1)]
    [InlineData("""{"a":[1,{"b":null}],"c":"x"}""", 6)]
    public void Values_AreCounted(string json, int values)
        => Assert.Equal(values, JsonSize.Values(System.Text.Encoding.UTF8.GetBytes(json), 100));

    [Fact]
    public void MoreValuesThanAreAskedFor_AreNotCounted() => Assert.Equal(4, JsonSize.Values("[1,1,1,1,1,1,1]"u8, 3));

    [Fact]
    public async Task ArgumentsOfTooManyValues_AreRefusedAtOnce()
    {
        var tenant = new TestTenant();
        var ones = string.Join(',', Enumerable.Repeat("1", CallMemory.MaxValues));
        var answer = await tenant.CallAsync(Update, $$"""{"user_id":"auth0|1","user_metadata":{"a":[{{ones}}]} }""");
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Contains("more than 100000 values", answer.Message, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task StoredObjectOfTooManyValues_IsNotChangedWithoutKnowingWhatIsLost()
    {
        var ones = string.Join(',', Enumerable.Repeat("1", CallMemory.MaxValues));
        var tenant = new TestTenant().Answers(200, $$"""{"user_id":"auth0|1","user_metadata":{"a":[{{ones}}]} }""");
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            Update, """{"user_id":"auth0|1","user_metadata":{"a":1}}""");
        Assert.Equal("response_too_large", answer.Kind);
        Assert.Equal("GET", tenant.Request.Method);
    }

    [Fact]
    public async Task ProblemsOfArguments_AreListedInPart()
    {
        var masks = string.Join(',', Enumerable.Repeat("\"[REDACTED]\"", 500));
        var tenant = new TestTenant().Answers(200, """{"user_id":"auth0|1","user_metadata":{"a":["b"]}}""");
        var answer = await tenant.CallAsync(Update, $$"""{"user_id":"auth0|1","user_metadata":{"a":[{{masks}}]} }""");
        Assert.Equal(20, answer.Error.GetProperty("problems").GetArrayLength());
    }

    [Theory]
    [InlineData(true, 80 * 1024)]
    [InlineData(false, 64 * 1024)]
    public async Task PlanOfManyChanges_IsShortenedAndSaysSo(bool isDryRun, int bytes)
    {
        var members = Growth.Parts(20_000, static at => $"\"password{at}\":\"hunter2-{at}\"");
        var tenant = new TestTenant().Answers(200, $$"""{"user_id":"auth0|1","user_metadata":{ {{members}} } }""");
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            Update, $$"""{"user_id":"auth0|1","user_metadata":{}{{(isDryRun ? ",\"dry_run\":true" : "")}} }""");
        var plan = isDryRun ? answer.Success : answer.Error.GetProperty("plan");
        Assert.Contains("end early", plan.GetProperty("shortened").GetString(), StringComparison.Ordinal);
        Assert.InRange(plan.GetProperty("changes").GetArrayLength(), 1, 20_000);
        Assert.InRange(answer.Text.Length, 1000, bytes + 4096);
        Assert.DoesNotContain("hunter2", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>What cannot be a token is not decoded: an exception for each would take longer than all the rest.</summary>
    [Theory]
    [InlineData("eyJ.")]
    [InlineData("eyJa.b.")]
    [InlineData("eyJhbGciOiJub25lIiwi.b.")]
    public void TextThatOnlyBeginsLikeTokens_ThrowsNothing(string part)
    {
        var thrown = 0;
        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs failure)
            => thrown += failure.Exception is JsonException or FormatException && s_isMine ? 1 : 0;
        var text = string.Concat(Enumerable.Repeat(part + " ", 100));
        AppDomain.CurrentDomain.FirstChanceException += Count;
        s_isMine = true;
        try
        {
            Assert.Equal(text, SecretScan.Clean(text));
        }
        finally
        {
            s_isMine = false;
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.Equal(0, thrown);
    }

    /// <summary>Other tests run beside this one.</summary>
    [ThreadStatic]
    private static bool s_isMine;
}
