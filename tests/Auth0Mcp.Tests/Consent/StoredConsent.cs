using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>Calls that change what is stored, and the person who is asked about them.</summary>
internal static class StoredConsent
{
    public const string User =
        """{"user_id":"auth0|1","user_metadata":{"nick":"Ann","password":"S3cr3tUser54","x":{"password":"S3cr3tUser55"}}}""";

    public static async Task AsksAsync(string tool, string id, string value, string stored, string arguments, string path)
    {
        var tenant = new TestTenant().Answers(200, stored);
        var answer = await CallAsync(tenant, tool, id, value, arguments);
        Assert.Equal("confirmation_required", answer.Kind);
        var loss = answer.Error.GetProperty("plan").GetProperty("loss").GetString();
        Assert.Contains(path, loss, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cr3t", answer.Text, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    public static Task<Answer> CallAsync(TestTenant tenant, string tool, string id, string value, string arguments)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            tool, $$"""{"{{id}}":"{{value}}",{{arguments.Trim()[1..]}}""");

    internal sealed class AskedPerson : IConsentChannel
    {
        public string Question { get; private set; } = "";

        public bool CanAsk => true;

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            Question = message;
            return Task.FromResult(ConsentAnswer.Declined);
        }
    }
}
