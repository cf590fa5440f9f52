using System.Diagnostics;
using System.Globalization;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// Tells of each request to the Management API, tries by themselves: method and path template, never an id, a query, a header or
/// a body.
/// </summary>
internal sealed class TelemetryHandler(string basePath) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<int> s_sent = new("times-sent");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Signals.Source.HasListeners() || Signals.RequestDuration.Enabled
            ? TellAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> TellAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.AsSpan();
        var template = path.StartsWith(basePath, StringComparison.Ordinal)
            ? ManagementOperations.Match(request.Method.Method, path[basePath.Length..])?.Path
            : null;
        var tags = new TagList { { Signals.Method, request.Method.Method }, { Signals.Template, template } };
        using var span = Signals.Source.StartActivity(
            template is null ? request.Method.Method : $"{request.Method.Method} {template}", ActivityKind.Client,
            default(ActivityContext), tags);
        var resends = request.Options.TryGetValue(s_sent, out var sent) ? sent : 0;
        request.Options.Set(s_sent, resends + 1);
        if (resends > 0)
        {
            span?.SetTag(Signals.Resends, resends);
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            tags.Add(Signals.Status, status);
            span?.SetTag(Signals.Status, status);
            End(status >= 400 ? status.ToString(CultureInfo.InvariantCulture) : null);
            return response;
        }
        catch (Exception exception)
        {
            End(exception.GetType().Name);
            throw;
        }

        void End(string? error)
        {
            if (error is not null)
            {
                tags.Add(Signals.ErrorType, error);
                span?.SetTag(Signals.ErrorType, error).SetStatus(ActivityStatusCode.Error);
            }

            Signals.RequestDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        }
    }
}
