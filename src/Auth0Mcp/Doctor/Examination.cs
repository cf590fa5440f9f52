using Auth0Mcp.Clients;

namespace Auth0Mcp.Doctor;

/// <summary>All checks at once, each with a time limit of its own.</summary>
internal static class Examination
{
    /// <summary>A check that takes longer is a finding itself; all of them together take hardly longer than one.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly IDoctorCheck[] s_checks =
    [
        new RuntimeCheck(), new SignInCheck(), new TenantCheck(), new ScopesCheck(), new EnvironmentCheck(), new PrivacyCheck(),
            new ToolsCheck(), new ClientsCheck(),
    ];

    /// <summary>What every check found, in the order of the checks. Changes nothing.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var checks =
            s_checks.Where(check => !context.IsDemo || check is not (SignInCheck or TenantCheck or ScopesCheck or EnvironmentCheck));
        var findings = await Task.WhenAll(checks.Select(check => RunAsync(check, context, cancellationToken)));
        return [.. findings.SelectMany(static found => found)];
    }

    /// <summary>Fixes what can be fixed without risk.</summary>
    public static IReadOnlyList<Finding> Fix(IReadOnlyList<Finding> findings) => [.. findings.Select(Fix)];

    private static Finding Fix(Finding finding)
    {
        if (finding.Repair is not { } repair)
        {
            return finding;
        }

        try
        {
            return new Finding(finding.Check, FindingLevel.Ok, repair()) { IsFixed = true };
        }
        catch (ClientFileException problem)
        {
            return finding with { Message = $"{finding.Message} It could not be fixed: {problem.Message}" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return finding with { Message = $"{finding.Message} It could not be fixed: access is denied." };
        }
    }

    private static async Task<IReadOnlyList<Finding>> RunAsync(
        IDoctorCheck check, DoctorContext context, CancellationToken cancellationToken)
    {
        // The check gets to know a moment before it is given up, so that it can say what it was waiting for.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = context.Time.CreateTimer(
            static state => ((CancellationTokenSource)state!).Cancel(), limit, Limit, Timeout.InfiniteTimeSpan);
        try
        {
            return await Task.Run(() => check.RunAsync(context, limit.Token), cancellationToken)
                .WaitAsync(Limit * 1.25, context.Time, cancellationToken);
        }
        catch (Exception exception)
            when (exception is TimeoutException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [new Finding(
                check.Name, FindingLevel.Failure, $"This check did not end within {Limit.TotalSeconds:0} seconds.", "auth0-mcp doctor")];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [new Finding(
                check.Name, FindingLevel.Failure, $"This check failed itself ({exception.GetType().Name}). Please report it.")];
        }
    }
}
