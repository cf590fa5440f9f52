using System.Globalization;
using System.Text;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>How sign-ins are described to people.</summary>
internal static class SignInText
{
    /// <summary>How a sign-in goes on when its token ends.</summary>
    /// <param name="profile">The name under which it is kept.</param>
    public static string Renewal(SavedSignIn signIn, string profile) => signIn switch
    {
        { Kind: SignInKind.Device, RefreshToken: not null } => "by itself, with the refresh token",
        { Kind: SignInKind.ClientCredentials, Proof: { } proof } => $"by itself, with {proof.Name}",
        { Kind: SignInKind.Token } => "none; set a new AUTH0_TOKEN when it ends",
        _ => $"none; sign in again with '{NotSignedInException.Init(profile)}'",
    };

    /// <summary>True when the sign-in renews itself.</summary>
    public static bool IsRenewable(SavedSignIn signIn) => signIn.Kind == SignInKind.ClientCredentials || signIn.IsRenewable;

    /// <summary>The options that a profile remembers, as they are written on the command line.</summary>
    public static string Selection(Profile profile)
        => string.Join(' ', ((string?[])[
            profile.ReadOnly ? "--read-only" : null,
            profile.Tools is { } tools ? $"--tools '{tools}'" : null,
            profile.Toolsets is { } toolsets ? $"--toolsets {toolsets}" : null,
        ]).OfType<string>());

    /// <summary>When a token ends: how long from now, and the local time.</summary>
    public static string Expiry(DateTimeOffset expiresAt, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(expiresAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return expiresAt > now ? $"in {Span(expiresAt - now)} ({local})" : $"{Span(now - expiresAt)} ago ({local})";
    }

    /// <summary>A length of time in its two largest units.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalSeconds} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min"),
        { TotalDays: < 2 } =>
            string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h{(span.Minutes > 0 ? $" {span.Minutes} min" : "")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days{(span.Hours > 0 ? $" {span.Hours} h" : "")}"),
    };

    /// <summary>Names and values below each other, without a last line break.</summary>
    public static string Table(IReadOnlyList<(string Name, string Value)> lines)
    {
        var width = lines.Max(static line => line.Name.Length);
        var table = new StringBuilder();
        foreach (var (name, value) in lines)
        {
            table.Append(table.Length > 0 ? "\n" : "").Append("  ").Append(name.PadRight(width)).Append("  ").Append(value);
        }

        return table.ToString();
    }
}
