using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.Team.State;
using Auth0Mcp.Text;

namespace Auth0Mcp.Team.Hosting;

/// <summary>What a server touches outside itself, so that tests run one in their own surroundings.</summary>
internal sealed record TeamOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the record of calls goes.</summary>
    public TextWriter Record { get; init; } = TextWriter.Null;

    /// <summary>Everything for people.</summary>
    public TextWriter Error { get; init; } = TextWriter.Null;

    /// <summary>Reads a variable; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = static _ => null;

    /// <summary>What stands for the network to a tenant, by its name; null for the network itself, or the made-up tenant.</summary>
    public Func<string, HttpMessageHandler?> Network { get; init; } = static _ => null;

    /// <summary>The shared state; null for that of the settings.</summary>
    public ISharedState? State { get; init; }

    /// <summary>Names this instance in the record.</summary>
    public string Instance { get; init; } = Guid.NewGuid().ToString("n")[..12];

    /// <summary>Tools beside those of the settings.</summary>
    public IReadOnlyList<ToolDescriptor> FurtherTools { get; init; } = [];

    /// <summary>Prompts and texts beside the server's own.</summary>
    public MoreKnowledge FurtherKnowledge { get; init; } = MoreKnowledge.None;

    /// <summary>Adds to the server before it starts.</summary>
    public Action<WebApplicationBuilder> Configure { get; init; } = static _ => { };

    /// <summary>Those of the process.</summary>
    public static TeamOptions OfProcess() => new()
    {
        Record = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
        Error = new VisibleWriter(Console.Error),
        Environment = System.Environment.GetEnvironmentVariable,
    };
}
