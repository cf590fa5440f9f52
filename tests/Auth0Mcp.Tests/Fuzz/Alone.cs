namespace Auth0Mcp.Tests.Fuzz;

/// <summary>Alone in the process, so that the memory that is measured is theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "fuzz";
}
