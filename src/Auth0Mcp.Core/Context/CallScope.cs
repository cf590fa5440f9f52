using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Context;

/// <summary>What a request is made for, and who waits for it. It travels with the request, and the HTTP handlers look there.</summary>
/// <param name="Tool">The tool whose operation alone may be sent.</param>
/// <param name="Context">What the call has used so far.</param>
internal sealed record CallScope(OperationTool Tool, CallContext Context)
{
    private static readonly HttpRequestOptionsKey<object?> s_option = new(OperationTool.CallOption);

    /// <summary>Nothing is changed; the response is the request that would be sent.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Told what a long call is waiting for; null when nobody listens.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>The tool that makes this call for its own work; null when a client asked for it.</summary>
    public ToolDescriptor? OnBehalfOf { get; init; }

    /// <summary>The scope of a request; null when it is made for no call.</summary>
    public static CallScope? Of(HttpRequestMessage request)
        => request.Options.TryGetValue(s_option, out var scope) ? scope as CallScope : null;

    /// <summary>Makes a request one of this call.</summary>
    public void PutOn(HttpRequestMessage request) => request.Options.Set(s_option, this);
}
