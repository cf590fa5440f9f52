using System.CommandLine;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;

namespace Auth0Mcp.Cli;

/// <summary>
/// <c>session</c>: the sign-in that the other commands would use. Asks no server; loads nothing that only a sign-in needs.
/// </summary>
internal static class SessionCommand
{
    public static Command Create(CliContext context)
    {
        var profile = ProfileOption.Create("The sign-in to show.");
        var demo = new Option<bool>("--demo") { Description = "Show the made-up tenant that other commands use with --demo." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("session", "Show the sign-in: tenant, scopes, expiry, renewal. Exit code 0 when it is usable, else 1.")
        {
            profile, demo, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var session = parsed.GetValue(demo)
                ? Session.OfDemo(context.Time.GetUtcNow())
                : await Session.LoadAsync(parsed.GetValue(profile), context, cancellationToken);
            await (parsed.GetValue(json)
                ? context.WriteJsonAsync(Json(session))
                : context.Output.WriteLineAsync(Text(session, context.Time.LocalTimeZone)));
            if (session.Fix is { } fix)
            {
                await context.Error.WriteLineAsync("auth0-mcp: " + fix);
            }

            return session.Fix is null ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static string Text(Session session, TimeZoneInfo zone)
    {
        var lines = new List<(string Name, string Value)> { ("Profile", session.Name) };
        if (session.SignIn is not { } signIn)
        {
            return SignInText.Table([.. lines, ("Sign-in", "none")]);
        }

        if (session.Name == Session.NoProfile)
        {
            return SignInText.Table([.. lines, ("Tenant", signIn.Tenant), ("Stored in", session.Storage)]);
        }

        lines.AddRange([
            ("Tenant", session.CanonicalHost is { } canonical ? $"{signIn.Tenant}, a custom domain of {canonical}" : signIn.Tenant),
            ("Kind", Kind(signIn.Kind)),
            ("Stored in", session.Storage),
            ("Scopes",
                session.Scopes is { } scopes
                    ? $"{scopes.Count}{(scopes.Count > 0 ? ": " : "")}{string.Join(", ", scopes)}"
                    : "not known"),
            ("Expires", session.ExpiresAt is { } expiresAt ? SignInText.Expiry(expiresAt, session.Now, zone) : "not known"),
            ("Renewal", SignInText.Renewal(signIn, session.Name)),
        ]);
        if (session.Profile is { } profile && SignInText.Selection(profile) is { Length: > 0 } remembered)
        {
            lines.Add(("Remembers", remembered));
        }

        return SignInText.Table(lines);
    }

    private static string Json(Session session)
    {
        var head = new SessionJson(
            session.Name is Session.InEnvironment or Session.NoProfile ? null : session.Name, session.SignIn is not null,
            session.Fix is null)
        {
            Fix = session.Fix,
        };
        return ResultJson.Write(session.SignIn is { } signIn ? Described(head, session, signIn) : head, CliJson.Default.SessionJson);
    }

    private static SessionJson Described(SessionJson head, Session session, SavedSignIn signIn) => head with
    {
        Tenant = signIn.Tenant,
        CanonicalHost = session.CanonicalHost,
        Kind = signIn.Kind switch { SignInKind.Device => "device", SignInKind.ClientCredentials => "client_credentials", _ => "token" },
        Storage = session.Storage,
        Scopes = session.Scopes,
        ExpiresAt = session.ExpiresAt?.ToUniversalTime(),
        ExpiresIn = session.ExpiresAt is { } expiresAt ? (long)(expiresAt - session.Now).TotalSeconds : null,
        Renewal = SignInText.IsRenewable(signIn)
            ? signIn.Kind == SignInKind.ClientCredentials ? "client_credentials" : "refresh_token"
            : "none",
        ReadOnly = session.Profile?.ReadOnly,
        Tools = session.Profile?.Tools,
        Toolsets = session.Profile?.Toolsets,
    };

    private static string Kind(SignInKind kind) => kind switch
    {
        SignInKind.Device => "a person, by device flow",
        SignInKind.ClientCredentials => "an application, by client credentials",
        _ => "an access token",
    };
}
