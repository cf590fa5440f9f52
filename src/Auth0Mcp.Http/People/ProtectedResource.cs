using Auth0Mcp.Team.Settings;
using Auth0Mcp.Text;

namespace Auth0Mcp.Team.People;

/// <summary>
/// What clients are told about signing in: the metadata of each tenant's endpoint (RFC 9728), and the challenge that leads to it.
/// </summary>
internal sealed class ProtectedResource(ServerSettings settings)
{
    public const string WellKnown = "/.well-known/oauth-protected-resource";

    /// <summary>What a token for that tenant has to be for (RFC 8707).</summary>
    public string AudienceOf(string tenant) => settings.OAuth.Audience ?? settings.EndpointOf(tenant).AbsoluteUri;

    /// <summary>Where the metadata of a tenant's endpoint is.</summary>
    public Uri MetadataOf(string tenant)
    {
        var endpoint = settings.EndpointOf(tenant);
        return new Uri(endpoint, WellKnown + endpoint.AbsolutePath);
    }

    /// <summary>The metadata as JSON.</summary>
    public ReadOnlyMemory<byte> Metadata(string tenant) => ResultJson.WriteUtf8(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("resource", AudienceOf(tenant));
        writer.WriteStartArray("authorization_servers");
        writer.WriteStringValue(settings.OAuth.Issuer);
        writer.WriteEndArray();
        writer.WriteStartArray("bearer_methods_supported");
        writer.WriteStringValue("header");
        writer.WriteEndArray();
        if (settings.OAuth.Scopes.Count > 0)
        {
            writer.WriteStartArray("scopes_supported");
            foreach (var scope in settings.OAuth.Scopes)
            {
                writer.WriteStringValue(scope);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("dpop_signing_alg_values_supported");
        foreach (var algorithm in DpopProof.Algorithms)
        {
            writer.WriteStringValue(algorithm);
        }

        writer.WriteEndArray();
        if (settings.OAuth.RequiresDpop)
        {
            writer.WriteBoolean("dpop_bound_access_tokens_required", true);
        }

        writer.WriteString("resource_name", $"Auth0 tenant {tenant}");
        writer.WriteEndObject();
    });

    /// <summary>The challenge of a request that was not let in (RFC 6750 §3, RFC 9728 §5.1).</summary>
    /// <param name="error">Null when it came without a token.</param>
    public string Challenge(string tenant, string? error, string? description, IEnumerable<string> scopes)
    {
        var parts = new List<string> { $"resource_metadata=\"{MetadataOf(tenant)}\"" };
        var needed = string.Join(' ', scopes);
        if (needed.Length > 0)
        {
            parts.Add($"scope=\"{needed}\"");
        }

        if (error is not null)
        {
            parts.Add($"error=\"{error}\"");
            parts.Add($"error_description=\"{description}\"");
        }

        return $"{(settings.OAuth.RequiresDpop ? "DPoP" : "Bearer")} {string.Join(", ", parts)}";
    }
}
