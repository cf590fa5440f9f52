using System.Text.Json;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Hosting;

/// <summary>Looks at everything that the server depends on, and says what does not work and what helps. It changes nothing.</summary>
/// <param name="network">What stands for the network; null for the network itself.</param>
internal sealed class TeamDoctor(ServerSettings settings, TextWriter output, TimeProvider time, Func<HttpMessageHandler>? network = null)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private int _problems;

    /// <summary>Runs all checks; the number of problems.</summary>
    public async Task<int> ExamineAsync(CancellationToken cancellationToken)
    {
        await IssuerAsync(cancellationToken);
        await StateAsync(cancellationToken);
        foreach (var tenant in settings.Tenants)
        {
            await TenantAsync(tenant, cancellationToken);
        }

        await output.WriteLineAsync(_problems == 0 ? "Everything works." : $"{_problems} {(_problems == 1 ? "problem" : "problems")}.");
        return _problems;
    }

    private async Task IssuerAsync(CancellationToken cancellationToken)
    {
        using var http = OAuthHttp.Create((network ?? OutboundHttp.CreateHandler)());
        http.Timeout = s_patience;
        var place = $"{settings.OAuth.Issuer.TrimEnd('/')}/.well-known/openid-configuration";
        try
        {
            using var metadata = JsonDocument.Parse(await http.GetStringAsync(new Uri(place), cancellationToken));
            var named = Text(metadata, "issuer");
            if (named != settings.OAuth.Issuer)
            {
                Say(
                    false, "issuer", "",
                    $"The issuer calls itself '{named}'. Write that in oauth.issuer, instead of '{settings.OAuth.Issuer}'.");
                return;
            }

            using var keys = JsonDocument.Parse(await http.GetStringAsync(new Uri(Text(metadata, "jwks_uri") ?? ""), cancellationToken));
            Say(keys.RootElement.GetProperty("keys").GetArrayLength() > 0, "issuer", $"{named} has keys",
                "The issuer publishes no keys: tokens cannot be checked.");
            if (!metadata.RootElement.TryGetProperty("code_challenge_methods_supported", out var methods)
                || methods.EnumerateArray().All(static method => method.GetString() != "S256"))
            {
                await output.WriteLineAsync(
                    "note  issuer: its metadata does not name the PKCE method S256, and some MCP clients will not sign in without.");
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or UriFormatException or KeyNotFoundException
            or InvalidOperationException or InvalidDataException or OperationCanceledException)
        {
            Say(false, "issuer", "",
                $"{place} cannot be read ({failure.GetType().Name}). Check oauth.issuer and the network of this server.");
        }
    }

    private async Task StateAsync(CancellationToken cancellationToken)
    {
        if (settings.Redis is not { } redis)
        {
            await output.WriteLineAsync("note  state: in memory, for a single instance.");
            return;
        }

        await using var state = await RedisState.ConnectAsync(redis);
        var answers = await state.IsReachableAsync(cancellationToken);
        Say(
            answers, "state", $"Redis at {redis.Address} answers",
            "Redis does not answer: reads would go on, and changes be refused. Check redis.address, its password and tls.");
        if (answers && await state.EvictionAsync(cancellationToken) is { } eviction)
        {
            Say(
                false, "state", "",
                $"Redis drops keys when it is full (maxmemory-policy {eviction}), and a consent or change could count twice. "
                + "Set it to noeviction.");
        }

        if (answers && redis.KeySecret is null)
        {
            await output.WriteLineAsync(
                "note  state: redis.key_secret is not set: whoever reads this Redis can decrypt the tokens in it.");
        }
    }

    private async Task TenantAsync(TenantSettings tenant, CancellationToken cancellationToken)
    {
        if (tenant is not { SignIn: { } signIn, Address: { } address })
        {
            return;
        }

        if (signIn.Exchange)
        {
            await output.WriteLineAsync(
                $"note  tenant {tenant.Name}: each person's token is exchanged; without a person there is none to try.");
            return;
        }

        using var http = OAuthHttp.Create((network ?? OutboundHttp.CreateHandler)());
        var result = await new OAuthClient(http, time).ClientCredentialsAsync(
            address.ApiBase, signIn.ClientId, signIn.Proof, signIn.Audience, cancellationToken);
        var other = result.IsSuccess ? TokenTenant.Other(result.AccessToken, address, address.ApiBase, signIn.Audience) : null;
        Say(
            result.IsSuccess && other is null, $"tenant {tenant.Name}", $"{address.Host} gives tokens",
            other is null ? result.Description : $"{address.Host} gives tokens for {other}. Correct the audience.");
    }

    /// <param name="right">What works, where it does.</param>
    /// <param name="wrong">What does not, and what helps.</param>
    private void Say(bool isRight, string what, string right, string wrong)
    {
        _problems += isRight ? 0 : 1;
        output.WriteLine(isRight ? $"ok    {what}: {right}." : $"FAIL  {what}: {wrong}");
    }

    private static string? Text(JsonDocument document, string member)
        => document.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
