using System.Globalization;

namespace Auth0Mcp.Doctor;

/// <summary>Where the sign-in is kept, whether its token still holds, and whether it renews itself.</summary>
internal sealed class SignInCheck : IDoctorCheck
{
    public string Name => "storage";

    public async Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var state = await context.SignIn.Value.WaitAsync(cancellationToken);
        var storage = new Finding("storage", FindingLevel.Ok, $"The sign-in is kept in {state.Storage}.");
        return state switch
        {
            { Problem: { Check: "storage" } problem } => [problem],
            { Problem: { } problem, Storage: "" } => [problem],
            { Problem: { } problem } => [storage, problem],
            _ => [storage, Token(state, context.Time), Renewal(state)],
        };
    }

    private static Finding Token(SignInState state, TimeProvider time)
    {
        if (state.ExpiresAt is not { } end)
        {
            return new Finding("token", FindingLevel.Ok, $"The access token for {state.Tenant?.Host} does not say when it ends.");
        }

        var now = time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(end, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return end > now
            ? new Finding("token", FindingLevel.Ok, $"The access token for {state.Tenant?.Host} ends in {Span(end - now)} ({local}).")
            : state.Renewal is not null
                ? new Finding(
                    "token", FindingLevel.Ok,
                    $"The access token for {state.Tenant?.Host} ended {Span(now - end)} ago; the next call gets another.")
                : new Finding(
                    "token", FindingLevel.Failure,
                    $"The access token for {state.Tenant?.Host} ended {Span(now - end)} ago ({local}).", state.Fix);
    }

    private static Finding Renewal(SignInState state) => state.Renewal is { } renewal
        ? new Finding("renewal", FindingLevel.Ok, $"The sign-in renews itself: {renewal}.")
        : new Finding(
            "renewal", FindingLevel.Warning, "The sign-in does not renew itself: somebody has to act when the token ends.", state.Fix);

    /// <summary>A length of time in its largest unit.</summary>
    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalSeconds} seconds"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} minutes"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days"),
    };
}
