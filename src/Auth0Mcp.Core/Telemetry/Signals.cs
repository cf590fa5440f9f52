using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// What this server tells OpenTelemetry, named by its semantic conventions for tools of generative AI and for HTTP clients where
/// they have a name. Nobody listens unless <see cref="TelemetryExport"/> is open, and then nothing is measured. Arguments,
/// results and ids are never told.
/// </summary>
internal static class Signals
{
    /// <summary>The instrumentation scope of all traces and metrics.</summary>
    public const string Name = "Auth0Mcp";

    public const string ToolName = "gen_ai.tool.name";
    public const string Access = "auth0_mcp.tool.access";
    public const string Via = "auth0_mcp.tool.via";
    public const string ErrorType = "error.type";
    public const string Method = "http.request.method";
    public const string Status = "http.response.status_code";
    public const string Template = "url.template";
    public const string Resends = "http.request.resend_count";

    /// <summary>Stands for a name that no tool has: whoever calls can write anything there.</summary>
    public const string NoTool = "_OTHER";

    public static readonly ActivitySource Source = new(Name, ProductVersion.Number);

    private static readonly Meter s_meter = new(Name, ProductVersion.Number);

    // The SDK's own buckets are for milliseconds: nearly everything would fall into the first. These are those of the conventions
    // for MCP and for HTTP.
    private static readonly InstrumentAdvice<double> s_ofCalls =
        new() { HistogramBucketBoundaries = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300] };
    private static readonly InstrumentAdvice<double> s_ofRequests =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };

    /// <summary>
    /// Of every tool call: tool, the tool through which it was called, access, and the kind of error when it ended in one.
    /// </summary>
    public static readonly Histogram<double> ToolDuration = s_meter.CreateHistogram<double>(
        "auth0_mcp.tool.duration", "s", "Duration of tool calls", tags: null, s_ofCalls);

    /// <summary>Of every request to the Management API, each try by itself: method, path template, and status or error.</summary>
    public static readonly Histogram<double> RequestDuration = s_meter.CreateHistogram<double>(
        "http.client.request.duration", "s", "Duration of requests to the Management API", tags: null, s_ofRequests);

    /// <summary>Of every wait for the tenant's rate limit.</summary>
    public static readonly Histogram<double> RateLimitWait = s_meter.CreateHistogram<double>(
        "auth0_mcp.rate_limit.wait", "s", "Waits for the rate limit of the tenant", tags: null, s_ofCalls);
}
