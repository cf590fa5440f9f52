using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Stdio;

namespace Auth0Mcp.Bench;

/// <summary>The check of the arguments of a full create-application call: 30 properties, nested objects and arrays.</summary>
internal static class ArgumentCheckBench
{
    private const int Batch = 2000;
    private const int Batches = 40;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    private const string Arguments = """
        {"name":"Bookshop","description":"Sells books","logo_uri":"https://example.com/logo.png",
        "callbacks":["https://example.com/cb","https://example.com/cb2"],
        "allowed_origins":["https://example.com"],"web_origins":["https://example.com"],"client_aliases":["shop"],"allowed_clients":["abc"],
        "allowed_logout_urls":["https://example.com/bye"],"grant_types":["authorization_code","refresh_token"],
        "token_endpoint_auth_method":"none","app_type":"spa",
        "is_first_party":true,"oidc_conformant":true,"jwt_configuration":{"lifetime_in_seconds":3600,"alg":"RS256"},
        "sso":false,"cross_origin_authentication":false,
        "sso_disabled":false,"custom_login_page_on":false,"client_metadata":{"team":"web","tier":"gold"},
        "mobile":{"android":{"app_package_name":"com.example","sha256_cert_fingerprints":["AA:BB"]},"ios":{"team_id":"T1",
        "app_bundle_identifier":"com.example"}},
        "initiate_login_uri":"https://example.com/login","refresh_token":{"rotation_type":"rotating",
        "expiration_type":"expiring","leeway":5,"token_lifetime":86400,"idle_token_lifetime":3600},
        "organization_usage":"allow","organization_require_behavior":"no_prompt",
        "require_pushed_authorization_requests":false,"require_proof_of_possession":false,
        "oidc_logout":{"backchannel_logout_urls":["https://example.com/bc"],"backchannel_logout_initiators":{"mode":"all"}},
        "addons":{"samlp":{"audience":"urn:x","lifetimeInSeconds":3600}},"is_token_endpoint_ip_header_trusted":false}
        """;

    public static void Run(Report report)
    {
        var tool = ManagementCatalog.Find("auth0_create_application")!;
        var plan = new ToolPlans().For(tool);
        var arguments = JsonElement.Parse(Arguments).EnumerateObject()
            .ToDictionary(static property => property.Name, static property => property.Value, StringComparer.Ordinal);
        if (ArgumentChecker.Check(tool, plan, arguments) is { } refused)
        {
            throw new InvalidOperationException("The benchmark's own arguments are refused: " + refused.ToJson());
        }

        // The shipped executable is compiled ahead; here the JIT first has to reach its last tier.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < s_warmUp;)
        {
            MeasureBatch(tool, plan, arguments);
        }

        var perCall = Enumerable.Range(0, Batches).Select(_ => MeasureBatch(tool, plan, arguments));
        report.Add(
            $"argument check, create application with {arguments.Count} arguments (median)",
            string.Create(CultureInfo.InvariantCulture, $"{Report.Median(perCall):0.0} µs"), "20 µs");
    }

    private static double MeasureBatch(OperationTool tool, ToolPlan plan, Dictionary<string, JsonElement> arguments)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Batch; i++)
        {
            ArgumentChecker.Check(tool, plan, arguments);
        }

        return clock.Elapsed.TotalMicroseconds / Batch;
    }
}
