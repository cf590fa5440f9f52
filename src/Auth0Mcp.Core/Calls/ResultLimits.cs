using Auth0Mcp.Configuration;

namespace Auth0Mcp.Calls;

/// <summary>What a result may measure, in bytes of UTF-8.</summary>
/// <param name="Budget">A result whose size nobody chose.</param>
/// <param name="Cap">A result that <c>fields</c> selected.</param>
internal sealed record ResultLimits(int Budget, int Cap)
{
    /// <summary>16 KB are about 5,000 tokens; 80 KB are what common clients still pass on.</summary>
    public static ResultLimits Default { get; } = new(16 * 1024, 80 * 1024);

    /// <summary>For answers that no model reads.</summary>
    public static ResultLimits None { get; } = new(int.MaxValue, int.MaxValue);

    /// <summary>The limits that the environment sets.</summary>
    /// <exception cref="UsageException">A variable is not a number, or out of bounds.</exception>
    public static ResultLimits FromEnvironment(Func<string, string?> environment)
    {
        const int Least = 2 * 1024;
        const int Most = 1024 * 1024;
        var budget = EnvironmentVariables.Number(environment, EnvironmentVariables.ResultBytes, Least, Most) ?? Default.Budget;
        var cap = EnvironmentVariables.Number(environment, EnvironmentVariables.SelectedResultBytes, Least, Most) ?? Default.Cap;
        return new ResultLimits(budget, Math.Max(budget, cap));
    }
}
