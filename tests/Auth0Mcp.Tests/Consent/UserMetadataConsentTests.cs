using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;
using static Auth0Mcp.Tests.Consent.StoredConsent;

namespace Auth0Mcp.Tests.Consent;

/// <summary>Metadata of users change without a question, unless a secret in them would be gone.</summary>
public class UserMetadataConsentTests
{
    [Fact]
    public Task SecretOfAUser_IsNotRemovedWithTheObjectAroundIt()
        => AsksAsync("auth0_update_user", "user_id", "auth0|1", User, """{"user_metadata":{"x":null}}""", "user_metadata.x.password");

    /// <summary>The list that is given is not empty, and says nothing of the secrets in the one that it replaces.</summary>
    [Theory]
    [InlineData("""{"app_metadata":{"keys":[{"name":"z"}]}}""", "app_metadata.keys[0].api_key")]
    [InlineData("""{"app_metadata":{"keys":["z"]}}""", "app_metadata.keys[0].api_key")]
    [InlineData("""{"app_metadata":{"keys":[{"name":"k"}]}}""", "app_metadata.keys[0].api_key")]
    public Task SecretOfAUser_IsNotRemovedWithTheListAroundIt(string arguments, string path)
        => AsksAsync(
            "auth0_update_user", "user_id", "auth0|1",
            """{"user_id":"auth0|1","app_metadata":{"keys":[{"name":"k","api_key":"S3cr3tUser56xx"}]}}""", arguments, path);

    [Theory]
    [InlineData("\"b\"")]
    [InlineData("1")]
    [InlineData("false")]
    public Task SecretOfAUser_IsNotReplacedByAnotherValueInPlaceOfTheObjectAroundIt(string value)
        => AsksAsync(
            "auth0_update_user", "user_id", "auth0|1", User, $$$"""{"user_metadata":{"x":{{{value}}}}}""", "user_metadata.x.password");

    [Fact]
    public async Task OrdinaryMetadata_AreChangedUnasked()
    {
        var tenant = new TestTenant().Answers(200, User);
        _ = (await CallAsync(tenant, "auth0_update_user", "user_id", "auth0|1", """{"user_metadata":{"nick":"Bob"}}""")).Success;
        Assert.Equal(["GET", "PATCH"], tenant.Requests.Select(static request => request.Method));
    }

    [Fact]
    public async Task MetadataThatCannotBeRead_AreChangedUnasked()
    {
        var tenant = new TestTenant().Answers(403, """{"message":"Insufficient scope"}""").Answers(200, "{}");
        _ = (await CallAsync(tenant, "auth0_update_user", "user_id", "auth0|1", """{"user_metadata":{"nick":"Bob"}}""")).Success;
    }

    /// <summary>Somebody filed a secret under a secret: no path in a plan, a question or an error shows it.</summary>
    [Theory]
    [InlineData("""{"user_metadata":{}}""")]
    [InlineData("""{"user_metadata":{},"dry_run":true}""")]
    [InlineData("""{"user_metadata":{"x":{"a":null}}}""")]
    [InlineData("""{"user_metadata":{"x":1}}""")]
    public async Task NameThatIsASecret_IsInNoPath(string arguments)
    {
        const string Name = "sk_live_S3cr3tS3cr3t99aBcD";
        const string Inner = $$"""{"a":{"{{Name}}":["plain"]},"{{Name}}":{"password":"S3cr3tUser55"} }""";
        const string Stored = $$"""{"user_id":"auth0|1","user_metadata":{"{{Name}}":"v","x":{{Inner}} } }""";
        var answer = await CallAsync(new TestTenant().Answers(200, Stored), "auth0_update_user", "user_id", "auth0|1", arguments);
        Assert.DoesNotContain("S3cr3t", answer.Text, StringComparison.Ordinal);
        Assert.Contains("[REDACTED]", answer.Text, StringComparison.Ordinal);
        var person = new AskedPerson();
        await new Pipeline(new TestTenant().Answers(200, Stored), confirm: ConfirmLevel.Writes).CallAsync(
            "auth0_update_user", $$"""{"user_id":"auth0|1",{{arguments[1..]}}""", person);
        Assert.DoesNotContain("S3cr3t", person.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAnUpdateRemoved_IsSaidInItsResult()
    {
        const string Stored = """{"user_id":"auth0|1","user_metadata":{"a":1,"b":{"c":1,"d":[1,2,3]}}}""";
        var answer = await new TestTenant().Answers(200, Stored).CallAsync(
            "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"b":{"c":null,"d":[2]}}}""");
        var notes = answer.Success.GetProperty("_notes").EnumerateArray().Select(static note => note.GetString());
        Assert.Contains("Removed by this update: user_metadata.b.c and user_metadata.b.d (2 items: 1, 3).", notes);
    }
}
