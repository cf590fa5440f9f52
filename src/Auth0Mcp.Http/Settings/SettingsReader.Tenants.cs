using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Team.Settings;

/// <summary>The tenants.</summary>
internal sealed partial class SettingsReader
{
    private TenantSettings Tenant(string name, SettingsMap map)
    {
        if (!TenantName().IsMatch(name))
        {
            _file.Report(map.Place, $"'{name}' is not a name of a tenant: lower-case letters, digits and hyphens, at most 40");
        }

        var address = Domain(map);
        var tenant = new TenantSettings(name, address)
        {
            SignIn = SignIn(map, address),
            IsReadOnly = map.Flag("read_only") ?? false,
            Confirm = Confirm(map) ?? ConfirmLevel.Destructive,
            AllowsTokens = map.Word("confirm_by", "elicitation", "token") == "token",
            Tools = Tools(map),
            CallsPerMinute = map.Number("calls_per_minute", 1, 1_000_000, 0),
        };
        map.Close();
        return tenant;
    }

    private static TenantAddress? Domain(SettingsMap map)
    {
        try
        {
            return map.Required("domain", "example.eu.auth0.com") is { Length: > 0 } domain
                ? TenantAddress.Parse(domain, "domain")
                : null;
        }
        catch (UsageException wrong)
        {
            map.Report("domain", wrong.Message);
            return null;
        }
    }

    private TenantSignIn? SignIn(SettingsMap map, TenantAddress? tenant)
    {
        var clientId = map.Required("client_id", "4mYc…");
        if (Proof(map) is not { } proof)
        {
            Exchange(map, out _, out _);
            _ = map.Text("audience");
            return null;
        }

        var audience = map.Text("audience") ?? (tenant is null ? "" : tenant.ApiBase.AbsoluteUri + "/");
        var isExchange = Exchange(map, out var type, out var parameters);
        return new TenantSignIn(clientId, proof, audience, isExchange)
        {
            SubjectTokenType = type ?? "urn:ietf:params:oauth:token-type:access_token",
            Parameters = parameters,
        };
    }

    /// <summary>A secret, or the key that signs in its place (RFC 7523).</summary>
    private ClientProof? Proof(SettingsMap map)
    {
        if (map.Text("private_key") is not null)
        {
            var algorithm = map.Word("signing_algorithm", [.. ClientProof.Algorithms]) ?? ClientProof.DefaultAlgorithm;
            if (map.Text("client_secret") is not null)
            {
                map.Report("private_key", "'private_key' and 'client_secret' are both there. Leave one out");
            }

            return Secret(map, "private_key") is { } key ? new ClientProof(null, key.Reveal(), algorithm) : null;
        }

        _ = map.Text("signing_algorithm");
        return map.Required("client_secret", "file:/run/secrets/prod").Length > 0 && Secret(map, "client_secret") is { } secret
            ? new ClientProof(secret.Reveal())
            : null;
    }

    private static bool Exchange(SettingsMap map, out string? type, out IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var isExchange = map.Has("token_exchange");
        var exchange = map.Map("token_exchange");
        type = exchange.Text("subject_token_type");
        parameters = [
            .. exchange.Pairs("parameters")
                .Select(static pair => KeyValuePair.Create(pair.Key, pair.Value is [var first, ..] ? first : ""))];
        exchange.Close();
        return isExchange;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex TenantName();
}
