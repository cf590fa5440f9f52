using System.Net.Http.Headers;
using System.Net.Mime;
using Auth0Mcp.Demo;

namespace Auth0Mcp.InteropFixture;

/// <summary>The demo tenant behind an address of loopback, with a token endpoint: for the shipped program, which knows no other way.</summary>
internal static class LoopbackTenant
{
    public static async Task RunAsync(Uri address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        await using var application = builder.Build();
        using var tenant = new HttpMessageInvoker(new DemoTenant(TimeProvider.System));
        application.MapGet("/healthz", static () => "ok");
        application.MapPost("/oauth/token", static () => Results.Text(
            """{"access_token":"loopback","token_type":"Bearer","expires_in":3600}""", MediaTypeNames.Application.Json));
        application.MapFallback(context => AnswerAsync(tenant, address, context));
        await application.RunAsync();
    }

    private static async Task AnswerAsync(HttpMessageInvoker tenant, Uri address, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(address, context.Request.Path + context.Request.QueryString));
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(context.Request.Headers.Authorization.ToString());
        if (context.Request.ContentType is { } type)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using var response = await tenant.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
