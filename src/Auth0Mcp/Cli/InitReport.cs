using Auth0Mcp.Clients;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>Says what <c>init</c> did: the result on standard output, what a person should know besides on standard error.</summary>
internal sealed class InitReport(CliContext context)
{
    /// <summary>So many scopes are named; <c>session</c> shows what was granted.</summary>
    private const int MostShown = 12;

    /// <summary>Tokens are refused when clocks differ by more than a few minutes, and lifetimes look wrong.</summary>
    private static readonly TimeSpan s_largestSkew = TimeSpan.FromMinutes(5);

    public async Task WriteAsync(
        InitRequest request, SavedSignIn signIn, IReadOnlyList<string> asked, string storage, IReadOnlyList<ClientPlan> clients)
    {
        var now = context.Time.GetUtcNow();
        var lines = new List<(string Name, string Value)>
        {
            ("Tenant", signIn.Tenant),
            ("Profile", request.Profile + (request.Catalog.IsReadOnly ? ", read-only" : "")),
            ("Scopes", signIn.Scopes.Count == 0 ? "none" : $"{signIn.Scopes.Count} granted"),
            ("Stored in", storage),
            ("Renewal", SignInText.Renewal(signIn, request.Profile)),
            ("Expires", SignInText.Expiry(signIn.ExpiresAt, now, context.Time.LocalTimeZone)),
        };
        lines.AddRange(clients.Select(static client => ("Client", $"{client.Client.Title}: {client.Path}")));
        await context.Error.WriteLineAsync();
        await context.Output.WriteLineAsync($"Signed in to {signIn.Tenant}.");
        await context.Output.WriteLineAsync(SignInText.Table(lines));
        await WriteNotesAsync(signIn, asked, now);
        foreach (var remark in clients.SelectMany(client => ClientRemarks.Of(client)
            .Append(client.Remark)).OfType<string>().Distinct())
        {
            await context.Error.WriteLineAsync(remark);
        }

        await context.Error.WriteLineAsync("Next: " + Next(clients, request.Profile));
    }

    /// <summary>What a person does now.</summary>
    private string Next(IReadOnlyList<ClientPlan> clients, string profile)
    {
        var named = string.Equals(profile, context.Profiles().Default, StringComparison.OrdinalIgnoreCase) ? "" : $" --profile {profile}";
        if (clients.Count > 0)
        {
            var pickups = clients.Select(static client => client.Client.Pickup);
            return $"{string.Join(' ', pickups)} 'auth0-mcp session{named}' shows this sign-in again.";
        }

        var found = ClientOffer.Found(SystemPlaces.Current(context.Environment, context.Directory));
        var here = found.Count == 0 ? "" : $" (found here: {string.Join(", ", found.Select(static client => client.Name))})";
        return $"set up a client with 'auth0-mcp clients add NAME{named}'{here}, or try "
            + $"'auth0-mcp call auth0_list_applications{named}'.";
    }

    private async Task WriteNotesAsync(SavedSignIn signIn, IReadOnlyList<string> asked, DateTimeOffset now)
    {
        var missing = ManagementScopes.Missing(asked.Where(static scope => scope != ManagementScopes.OfflineAccess), signIn.Scopes);
        if (missing.Count > 0)
        {
            var shown = missing.Count <= MostShown
                ? string.Join(", ", missing)
                : $"{string.Join(", ", missing.Take(MostShown))} and {missing.Count - MostShown} more";
            await NoteAsync(signIn.Kind == SignInKind.Device
                ? $"asked for but not granted: {shown}. Your account may lack them in this tenant; tools "
                    + "that need them will say so."
                : $"asked for but not granted: {shown}. Authorize the application for them under APIs, "
                    + "Auth0 Management API; tools that need them will say so.");
        }

        if (signIn.Kind == SignInKind.Device && signIn.RefreshToken is null)
        {
            await NoteAsync(asked.Contains(ManagementScopes.OfflineAccess)
                ? "offline_access was asked for, and the server gave no refresh token: this sign-in ends when its token does."
                : "this sign-in ends when its token does. To stay signed in, ask for offline_access too, e.g. --scopes "
                    + "auto,offline_access.");
        }

        var skew = now - (AccessTokenClaims.Read(signIn.AccessToken)?.IssuedAt ?? now);
        if (skew.Duration() > s_largestSkew)
        {
            var minutes = TimeSpan.FromMinutes(Math.Round(skew.Duration().TotalMinutes));
            await NoteAsync(
                $"this machine's clock is {SignInText.Span(minutes)} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the "
                + "server's. The sign-in works, but set the clock: other programs will fail.");
        }
    }

    private Task NoteAsync(string text) => context.Error.WriteLineAsync("Note: " + text);
}
