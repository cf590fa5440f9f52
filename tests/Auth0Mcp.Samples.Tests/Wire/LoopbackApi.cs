using System.Text.Json;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Auth0Mcp.Samples.Tests.Wire;

/// <summary>
/// An API on loopback that knows a document and nothing else: it finds the operation that a request is for, keeps the request, and
/// answers as the document says.
/// </summary>
internal sealed class LoopbackApi : IAsyncDisposable
{
    /// <summary>Below the host, as APIs have one.</summary>
    public const string BasePath = "/v1";

    private readonly IReadOnlyList<DocumentedOperation> _operations;
    private readonly Synthesizer _answers;
    private readonly WebApplication _server;

    private LoopbackApi(IReadOnlyList<DocumentedOperation> operations)
    {
        _operations = operations;
        _answers = new Synthesizer(operations[0].Document, new SchemaDocument(operations[0].Document));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>The operation of the last request, with the request.</summary>
    public (DocumentedOperation Operation, SentRequest Request)? Last { get; private set; }

    public Uri Address => new(new Uri(_server.Urls.Single()), BasePath + "/");

    public static async Task<LoopbackApi> StartAsync(IReadOnlyList<DocumentedOperation> operations)
    {
        var api = new LoopbackApi(operations);
        await api._server.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>What an operation answers with.</summary>
    public string Answer(DocumentedOperation operation)
        => operation.Answer is (_, { } schema) ? _answers.Make(schema, operation.Id, Extent.Plausible)?.ToJsonString() ?? "null" : "";

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var request = new SentRequest(
            context.Request.Method,
            target[0][BasePath.Length..],
            target.ElementAtOrDefault(1) ?? "",
            context.Request.Headers.ToDictionary(
                static header => header.Key, static header => string.Join(", ", header.Value.ToArray()), StringComparer.OrdinalIgnoreCase),
            context.Request.ContentType,
            await reader.ReadToEndAsync(context.RequestAborted));
        var operation = _operations.Where(operation => operation.Method == request.Method && operation.MatchPath(request.Path) is not null)
            .MaxBy(static operation => operation.Literals);
        Last = operation is null ? null : (operation, request);
        if (operation is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (operation.Answer is not ({ } type, _) || request.Method == "HEAD")
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = type;
        await context.Response.WriteAsync(
            type == "text/event-stream" ? $"data: {Answer(operation)}\n\n" : Answer(operation), context.RequestAborted);
    }
}
