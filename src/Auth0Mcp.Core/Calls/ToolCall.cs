using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>One call as it comes in.</summary>
/// <param name="Tool">The name asked for.</param>
/// <param name="Arguments">The arguments as sent, unchecked.</param>
internal sealed record ToolCall(string Tool, IReadOnlyDictionary<string, JsonElement> Arguments)
{
    /// <summary>Told what a long call is waiting for; null when nobody listens.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>The way to ask the user; null when there is none.</summary>
    public IConsentChannel? Consent { get; init; }

    /// <summary>The turn that the call runs in; null when it does not take turns.</summary>
    public ICallTurn? Turn { get; init; }

    /// <summary>Nothing is changed; the result is the request that would be sent.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The tool through which a client called this one; null when it called directly.</summary>
    public string? Via { get; init; }

    /// <summary>The tool that makes this call for its own work; null when a client asked for it.</summary>
    public ToolDescriptor? OnBehalfOf { get; init; }

    /// <summary>Takes a secret of the answer for the tool that makes this call for its own work; null when none is wanted.</summary>
    public SecretKeeper? Keeper { get; init; }

    /// <summary>The span of the client that this call continues; default when it named none.</summary>
    public ActivityContext Parent { get; init; }

    /// <summary>What this call, with all that it makes in turn, has used.</summary>
    public CallContext Context { get; init; } = new();

    /// <summary>What travels with the requests of a tool that is called so.</summary>
    public CallScope Scope(OperationTool tool)
        => new(tool, Context) { IsDryRun = IsDryRun, Progress = Progress, OnBehalfOf = OnBehalfOf };

    /// <summary>Bytes of JSON that the arguments take.</summary>
    public long ArgumentBytes
        => Arguments.Sum(static argument => (long)argument.Key.Length + JsonMarshal.GetRawUtf8Value(argument.Value).Length);

    /// <summary>The values in the arguments, as far as they are allowed and one more.</summary>
    public int ArgumentValues
    {
        get
        {
            var count = 0;
            foreach (var value in Arguments.Values)
            {
                count += count > CallMemory.MaxValues
                    ? 0
                    : JsonSize.Values(JsonMarshal.GetRawUtf8Value(value), CallMemory.MaxValues - count);
            }

            return count;
        }
    }

    /// <summary>The same client asking for another tool.</summary>
    public ToolCall For(string tool, IReadOnlyDictionary<string, JsonElement> arguments)
        => this with { Tool = tool, Arguments = arguments };
}
