namespace Auth0Mcp.Tests.Telemetry;

/// <summary>Alone in the process: an export hears every call that is made in it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "telemetry";
}
