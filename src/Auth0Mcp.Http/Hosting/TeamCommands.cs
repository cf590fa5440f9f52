using System.CommandLine;
using System.Net.Sockets;
using Auth0Mcp.Configuration;
using Auth0Mcp.Team.Issuer;
using Auth0Mcp.Team.Record;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Hosting;

/// <summary>The commands of the program. Exit codes: 0, 1 when something does not work, 2 for wrong settings or arguments.</summary>
internal static class TeamCommands
{
    private const int Failed = 1;
    private const int Wrong = 2;

    private static readonly Option<string> s_config = new("--config")
    {
        Description = "The settings. [env: AUTH0_MCP_SERVER_CONFIG, default: server.yaml]",
        HelpName = "file",
        Recursive = true,
    };

    private static readonly Option<bool> s_demo = new("--demo")
    {
        Description = "Two made-up tenants, and an issuer of tokens for made-up people, on a loopback address: no settings, no network.",
    };

    private static readonly Option<string> s_listen = new("--listen")
    {
        Description = "With --demo: the loopback address to listen on. Default: http://127.0.0.1:8080",
        HelpName = "address",
    };

    public static async Task<int> InvokeAsync(string[] args, TeamOptions options)
    {
        var root = new RootCommand(
            "MCP server through which a team's AI assistants manage Auth0 tenants, over Streamable HTTP.") { s_config, s_demo,
            s_listen };
        root.SetAction((parsed, cancellation) => RunAsync(parsed, options, cancellation));
        var check = new Command("check", "Read the settings, say what is wrong with them, and end.");
        check.SetAction((parsed, _) => GuardedAsync(options, () =>
        {
            var settings = Read(parsed, options);
            options.Error.WriteLine($"The settings are right: {settings.Tenants.Count} tenants, {settings.Access.Count} access rules.");
            return Task.FromResult(0);
        }));
        root.Add(check);
        var doctor = new Command("doctor", "Look at the issuer, the shared state and every tenant, and say what does not work.");
        doctor.SetAction((parsed, cancellation) => GuardedAsync(
            options,
            async () => await new TeamDoctor(Read(parsed, options), options.Error, options.Time).ExamineAsync(cancellation) == 0
            ? 0
            : Failed));
        root.Add(doctor);
        var record = new Argument<string>("file") { Description = "Lines of the record as they were collected, of any instances." };
        var verify = new Command("verify", "Say whether lines of the record were changed, put in or taken out.") { record };
        verify.SetAction((parsed, cancellation) => GuardedAsync(
            options, () => VerifyAsync(parsed.GetRequiredValue(record), Read(parsed, options), options, cancellation)));
        root.Add(verify);
        return await root.Parse(args)
            .InvokeAsync(new InvocationConfiguration { Error = options.Error, ProcessTerminationTimeout = null });
    }

    private static Task<int> RunAsync(ParseResult parsed, TeamOptions options, CancellationToken cancellationToken)
        => GuardedAsync(options, async () =>
    {
        var settings = Read(parsed, options);
        await using var server = await TeamServer.CreateAsync(settings, options);
        await server.StartAsync(cancellationToken);
        await WelcomeAsync(settings, options.Error);
        await server.WaitForShutdownAsync(cancellationToken);
        return 0;
    });

    private static async Task<int> VerifyAsync(
        string path, ServerSettings settings, TeamOptions options, CancellationToken cancellationToken)
    {
        await using var state = settings.Redis is { } redis ? options.State ?? await RedisState.ConnectAsync(redis) : options.State;
        try
        {
            using var lines = File.OpenText(path);
            return await new RecordCheck(state, options.Error).ExamineAsync(lines, cancellationToken) == 0 ? 0 : Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"{path}: cannot be read"]);
        }
    }

    private static ServerSettings Read(ParseResult parsed, TeamOptions options)
    {
        if (parsed.GetValue(s_demo))
        {
            var text = parsed.GetValue(s_listen) ?? "http://127.0.0.1:8080";
            return Uri.TryCreate(text, UriKind.Absolute, out var address) && TenantAddress.IsLoopback(address)
                && address.Scheme == Uri.UriSchemeHttp
                ? DemoPeople.Settings(address)
                : throw new SettingsException(
                    [$"--listen {text}: the demo gives tokens to anybody, and runs on loopback addresses alone, e.g. "
                    + "http://127.0.0.1:8080"]);
        }

        if (parsed.GetValue(s_listen) is not null)
        {
            throw new SettingsException(["--listen is for --demo; otherwise the settings say it: listen, or AUTH0_MCP_SERVER_LISTEN"]);
        }

        var path = parsed.GetValue(s_config) ?? options.Environment("AUTH0_MCP_SERVER_CONFIG") ?? "server.yaml";
        return SettingsReader.Read(path, options.Environment, SettingsVariables.OfProcess());
    }

    private static async Task<int> GuardedAsync(TeamOptions options, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (SettingsException wrong)
        {
            await options.Error.WriteLineAsync(wrong.Message);
            return Wrong;
        }
        catch (UsageException wrong)
        {
            await options.Error.WriteLineAsync(wrong.Message);
            return Wrong;
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await options.Error.WriteLineAsync($"The server cannot listen: {failure.Message}");
            return Failed;
        }
    }

    private static async Task WelcomeAsync(ServerSettings settings, TextWriter error)
    {
        await error.WriteLineAsync($"Listening on {settings.Listen.GetLeftPart(UriPartial.Authority)}; clients are given:");
        foreach (var tenant in settings.Tenants)
        {
            await error.WriteLineAsync($"  {tenant.Name}: {settings.EndpointOf(tenant.Name)}");
        }

        if (settings.Redis is null)
        {
            await error.WriteLineAsync(
                "State is in memory: consents, pace and tokens are of this instance alone, and end with it. Name a Redis to run "
                + "several.");
        }

        if (settings.IsDemo)
        {
            await error.WriteLineAsync($"""
                An MCP client signs in by itself. By hand, a token of ada's for north:
                  curl -s {settings.OAuth.Issuer}/token -d grant_type=client_credentials -d client_id=ada -d resource={settings.EndpointOf("north")}
                """);
        }
    }
}
