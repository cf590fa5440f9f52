using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Auth0Mcp.Team.Issuer;

/// <summary>
/// The endpoints of the development issuer, as far as MCP clients use them: metadata, keys, registration, authorization, tokens.
/// </summary>
internal sealed class IssuerEndpoints(DevelopmentIssuer issuer)
{
    private const string DefaultScope = "auth0:read auth0:write";

    public void Map(IEndpointRouteBuilder routes)
    {
        const string Base = DevelopmentIssuer.BasePath;
        foreach (var place in (string[])[$"{Base}/.well-known/openid-configuration", $"/.well-known/openid-configuration{Base}",
            $"/.well-known/oauth-authorization-server{Base}"])
        {
            routes.MapGet(place, context => WriteAsync(context, 200, Metadata()));
        }

        routes.MapGet($"{Base}/jwks", context => WriteAsync(context, 200, Encoding.UTF8.GetBytes(issuer.Keys())));
        routes.MapPost($"{Base}/register", RegisterAsync);
        routes.MapGet($"{Base}/authorize", AuthorizeAsync);
        routes.MapPost($"{Base}/token", TokenAsync);
    }

    private ReadOnlyMemory<byte> Metadata() => ResultJson.WriteUtf8(writer =>
    {
        var at = issuer.Issuer.AbsoluteUri;
        writer.WriteStartObject();
        writer.WriteString("issuer", at);
        writer.WriteString("authorization_endpoint", $"{at}/authorize");
        writer.WriteString("token_endpoint", $"{at}/token");
        writer.WriteString("registration_endpoint", $"{at}/register");
        writer.WriteString("jwks_uri", $"{at}/jwks");
        List(writer, "response_types_supported", "code");
        List(writer, "grant_types_supported", "authorization_code", "client_credentials");
        List(writer, "code_challenge_methods_supported", "S256");
        List(writer, "token_endpoint_auth_methods_supported", "none");
        List(writer, "subject_types_supported", "public");
        List(writer, "id_token_signing_alg_values_supported", "ES256");
        List(writer, "scopes_supported", DefaultScope.Split(' '));
        writer.WriteBoolean("authorization_response_iss_parameter_supported", true);
        writer.WriteEndObject();
    });

    /// <summary>Any client may register, as RFC 7591 has it; the id stands for nothing.</summary>
    private static async Task RegisterAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var body = ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("client_id", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9)));
            writer.WriteString("token_endpoint_auth_method", "none");
            foreach (var member in request.RootElement.EnumerateObject()
                .Where(static member => member.Name is "redirect_uris" or "client_name" or "grant_types" or "response_types"))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        await WriteAsync(context, 201, body);
    }

    private async Task AuthorizeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        string Value(string name) => query[name].ToString();
        if (Value("response_type") != "code" || Value("code_challenge_method") != "S256" || Value("code_challenge").Length != 43
            || Value("resource").Length == 0 || !Uri.TryCreate(Value("redirect_uri"), UriKind.Absolute, out var redirect)
                || !redirect.IsLoopback)
        {
            await ErrorAsync(
                context, "invalid_request",
                "Give response_type=code, a S256 code_challenge, resource, and a redirect_uri on a loopback address.");
            return;
        }

        if (!DemoPeople.Roles.ContainsKey(Value("login_hint")))
        {
            await ChooseAsync(context);
            return;
        }

        var scope = Value("scope") is { Length: > 0 } asked ? asked : DefaultScope;
        var code = issuer.Authorize(
            Value("login_hint"), Value("client_id"), Value("redirect_uri"), Value("code_challenge"), Value("resource"), scope);
        context.Response.Redirect(QueryHelpers.AddQueryString(
            Value("redirect_uri"),
            new Dictionary<string, string?> { ["code"] = code, ["state"] = Value("state"), ["iss"] = issuer.Issuer.AbsoluteUri }));
    }

    /// <summary>A page with a link per person.</summary>
    private static Task ChooseAsync(HttpContext context)
    {
        var address = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        var links = DemoPeople.Roles.Keys.Select(person =>
            $"<li><a href=\"{WebUtility.HtmlEncode(QueryHelpers.AddQueryString(address, "login_hint", person))}\">{person}</a> "
            + $"{DemoPeople.About(person)}</li>");
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            "<!doctype html><title>Who are you?</title><h1>Who are you?</h1><p>Made-up people of a demo. There are no "
            + $"passwords.</p><ul>{string.Concat(links)}</ul>");
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : FormCollection.Empty;
        string Value(string name) => form[name].ToString();
        var scope = Value("scope") is { Length: > 0 } asked ? asked : DefaultScope;
        var granted = Value("grant_type") switch
        {
            "authorization_code" =>
                issuer.Redeem(Value("code"), Value("client_id"), Value("redirect_uri"), Value("code_verifier"), null),
            "client_credentials" when DemoPeople.Roles.ContainsKey(Value("client_id")) && Value("resource").Length > 0
                => (issuer.Mint(Value("client_id"), Value("resource"), scope), scope),
            _ => null,
        };
        if (granted is not ({ } token, { } given))
        {
            await ErrorAsync(
                context, "invalid_grant",
                "Give a code with its verifier, or grant_type=client_credentials with resource and "
                + $"client_id={string.Join(" or ", DemoPeople.Roles.Keys)}.");
            return;
        }

        await WriteAsync(context, 200, ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token);
            writer.WriteString("token_type", "Bearer");
            writer.WriteNumber("expires_in", (int)DevelopmentIssuer.TokenLife.TotalSeconds);
            writer.WriteString("scope", given);
            writer.WriteEndObject();
        }));
    }

    private static Task ErrorAsync(HttpContext context, string error, string description)
        => WriteAsync(context, 400, ResultJson.WriteUtf8(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", error);
        writer.WriteString("error_description", description);
        writer.WriteEndObject();
    }));

    private static void List(Utf8JsonWriter writer, string name, params ReadOnlySpan<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static async Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}
