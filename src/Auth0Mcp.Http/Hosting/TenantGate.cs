using Auth0Mcp.Mcp;
using Auth0Mcp.Team.People;
using Auth0Mcp.Team.Record;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.Tenants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Auth0Mcp.Team.Hosting;

/// <summary>Marks the endpoints that only people with access to a tenant reach.</summary>
internal sealed class TenantEndpoint
{
    public static TenantEndpoint Instance { get; } = new();
}

/// <summary>
/// Lets a request in that comes from a known person with access to the tenant that it names, and says to all others what is
/// missing.
/// </summary>
internal sealed class TenantGate(
    RequestDelegate next, ServerSettings settings, ProtectedResource resource, AccessPolicy access, Pipelines pipelines,
    CallBudget budget)
{
    private readonly Dictionary<string, TenantSettings> _tenants = settings.Tenants.ToDictionary(
        static tenant => tenant.Name, StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TenantEndpoint>() is null)
        {
            await next(context);
            return;
        }

        var name = context.Request.RouteValues["tenant"] as string ?? "";
        var (person, failure) = await PersonAsync(context);
        if (person is null)
        {
            await SignInAsync(context, name, failure);
        }
        else if (!_tenants.TryGetValue(name, out var tenant) || access.Find(name, person) is not { } grant)
        {
            // The same for a tenant that is not there: its name is nobody's business.
            await RefuseAsync(
                context, 403, "no_access", $"You have no access to the tenant '{name}' on this server. Ask whoever runs it.");
        }
        else if (settings.OAuth.ReadScope is { } read && !person.Scopes.Contains(read))
        {
            await AskForScopesAsync(context, name, [read]);
        }
        else if (await budget.TakeAsync(tenant, person.Id, context.RequestAborted) is { } wait)
        {
            context.Response.Headers.RetryAfter = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds):0}");
            await RefuseAsync(context, 429, "too_many_requests", "As many requests were made in this minute as may be.");
        }
        else
        {
            await LetInAsync(context, new Caller(person, tenant, grant, pipelines.For(tenant, person, grant)));
        }
    }

    /// <summary>Looks at the message: whoever reads it behind this reads the same.</summary>
    private async Task LetInAsync(HttpContext context, Caller caller)
    {
        var body = await MessageBody.ReadAsync(context);
        if (!body.IsEmpty && !MessageIntegrity.IsWhole(body.Span, out var refused) && refused is { } error)
        {
            TeamSignals.Refuse("unclear_message");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(error, context.RequestAborted);
        }
        else if (settings.OAuth.WriteScope is { } write && !caller.Person.Scopes.Contains(write)
            && ToolPeek.Changes(body, caller.Grant.Catalog))
        {
            await AskForScopesAsync(context, caller.Tenant.Name, settings.OAuth.Scopes);
        }
        else
        {
            context.Features.Set(caller);
            await next(context);
        }
    }

    private static async Task<(Person? Person, string? Failure)> PersonAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        context.User = result.Principal ?? context.User;
        return result.Succeeded ? (context.Features.Get<Person>(), null) : (null, result.None ? null : "The token is not valid here.");
    }

    private async Task SignInAsync(HttpContext context, string tenant, string? failure)
    {
        if (context.Items.ContainsKey(BearerOptions.IssuerIsAway))
        {
            context.Response.Headers.RetryAfter = "5";
            await RefuseAsync(context, 503, "issuer_unreachable", "The issuer of tokens cannot be asked for its keys.");
            return;
        }

        context.Response.Headers.WWWAuthenticate = resource.Challenge(
            tenant, failure is null ? null : "invalid_token", failure, settings.OAuth.Scopes);
        await RefuseAsync(context, 401, failure is null ? "no_token" : "invalid_token", failure ?? "Sign in first.");
    }

    private async Task AskForScopesAsync(HttpContext context, string tenant, IReadOnlyList<string> scopes)
    {
        context.Response.Headers.WWWAuthenticate = resource.Challenge(tenant, "insufficient_scope", "The token lacks a scope.", scopes);
        await RefuseAsync(context, 403, "insufficient_scope", $"This needs a token with the scopes {string.Join(' ', scopes)}.");
    }

    private static Task RefuseAsync(HttpContext context, int status, string error, string message)
    {
        TeamSignals.Refuse(error);
        return Problem.WriteAsync(context, status, error, message);
    }
}
