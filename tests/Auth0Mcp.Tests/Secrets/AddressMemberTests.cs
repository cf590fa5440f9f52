using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Secrets;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>What the document calls members that say where a secret beside them goes.</summary>
public partial class AddressMemberTests
{
    private static readonly JsonElement s_bare = JsonElement.Parse("\"a.example\""u8);

    /// <summary>A new name of the document comes here, so that somebody looks whether a secret is sent to what it holds.</summary>
    [Fact]
    public void NamesOfTheDocumentThatSoundLikeAddresses_AreKnownOrAreNone()
        => Assert.Equal(
            [
                "account_id",
                "cross_origin_loc",
                "custom_domain_id",
                "domain_aliases",
                "dynamic_client_registration_security_mode",
                "mixpanelServiceAccountUsername",
                "resource_server_identifier",
                "third_party_security_mode",
                "token_endpoint_auth_method",
                "token_endpoint_auth_methods_supported",
                "token_endpoint_auth_signing_alg",
                "token_endpoint_auth_signing_alg_values_supported",
                "token_endpoint_jwtca_aud_format",
            ],
            BesideSecrets(ApiDocument.Json)
                .Where(static name => Sound().IsMatch(name) && !AddressMember.Is(name, s_bare))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("sink.httpEndpoint")]
    [InlineData("credentials.smtp_host")]
    [InlineData("credentials.domain")]
    [InlineData("configuration.sqs_endpoint")]
    [InlineData("setup.token_endpoint")]
    [InlineData("addons.azure_blob.accountName")]
    [InlineData("addons.azure_sb.namespace")]
    [InlineData("sink.datadogRegion")]
    [InlineData("sink.splunkDomain")]
    [InlineData("options.hosts[3]")]
    public void NamesOfTheDocument_AreAddressesThatAreNoDecoration(string path)
        => Assert.True(AddressMember.Is(path, s_bare) && !AddressMember.IsDecoration(path));

    private static IEnumerable<string> BesideSecrets(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(static member => BesideSecrets(member.Value).Concat(
            member.Name == "properties" && member.Value.ValueKind == JsonValueKind.Object ? TextsBesideSecrets(member.Value) : [])),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(BesideSecrets),
        _ => [],
    };

    private static IEnumerable<string> TextsBesideSecrets(JsonElement properties)
        => properties.EnumerateObject()
            .Where(member => IsText(member.Value)
                && properties.EnumerateObject().Any(other => other.Name != member.Name && Secret().IsMatch(other.Name)))
            .Select(static member => member.Name);

    private static bool IsText(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object
           && (schema.TryGetProperty("$ref", out var reference) ? IsText(Referenced(reference.GetString()!))
               : schema.TryGetProperty("type", out var type) && (type.GetRawText().Contains("\"string\"", StringComparison.Ordinal)
                   || (schema.TryGetProperty("items", out var items) && IsText(items))));

    private static JsonElement Referenced(string reference)
        => reference.Split('/').Skip(1).Aggregate(ApiDocument.Json, static (node, step) => node.GetProperty(step));

    [GeneratedRegex(
        "ur[il]|host|domain|endpoint|server|region|account|namespace|callback|webhook|gateway|address|issuer|origin|proxy",
        RegexOptions.IgnoreCase)]
    private static partial Regex Sound();

    [GeneratedRegex("secret|pass|token|key|credential|auth|cert", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
