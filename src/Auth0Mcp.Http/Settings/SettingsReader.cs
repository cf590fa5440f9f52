using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Team.Settings;

/// <summary>Reads <c>server.yaml</c>: text to <see cref="ServerSettings"/>, or all of its problems at once.</summary>
/// <param name="folder">Where relative paths of secrets begin.</param>
/// <param name="environment">Reads a variable; null when it is not set.</param>
internal sealed partial class SettingsReader(string folder, Func<string, string?> environment, SettingsVariables variables)
{
    private const string AnyTenant = "*";

    private SettingsFile _file = null!;

    /// <summary>Reads the file at a path.</summary>
    /// <exception cref="SettingsException">It cannot be read, or is wrong.</exception>
    public static ServerSettings Read(string path, Func<string, string?> environment, SettingsVariables variables)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return new SettingsReader(folder, environment, variables).Parse(path, File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                [$"{path}: cannot be read. Write one (.github/docs/http.md shows how), or try everything with --demo"]);
        }
    }

    /// <summary>Reads YAML.</summary>
    /// <param name="name">The file as messages name it.</param>
    /// <exception cref="SettingsException">It is wrong.</exception>
    public ServerSettings Parse(string name, string yaml)
    {
        _file = SettingsFile.Parse(name, yaml);
        var root = new SettingsMap(_file, _file.Root, "", variables);
        var publicUrl = Address(root, "public_url", root.Required("public_url", "https://mcp.example.com"), mustBeSecure: true);
        var listen = Address(root, "listen", root.Text("listen") ?? "http://0.0.0.0:8080", mustBeSecure: false);
        var oauth = OAuth(root.Map("oauth"));
        var tenants = root.Named("tenants").Select(tenant => Tenant(tenant.Name, tenant.Map)).ToList();
        if (tenants.Count == 0)
        {
            _file.Report(root.Place, "'tenants' is missing. Name at least one");
        }

        var access = root.Items("access").Select(rule => Access(rule, tenants)).ToList();
        if (access.Count == 0)
        {
            _file.Report(
                root.Place,
                "'access' is missing: nobody could call anything. Write e.g. \"access: [{ claims: { permissions: auth0 }, "
                + "tenants: '*' }]\"");
        }

        var settings = new ServerSettings(publicUrl, listen, oauth, tenants, access)
        {
            Limits = Limits(root.Map("limits")),
            Redis = root.Has("redis") ? Redis(root.Map("redis")) : null,
            AllowedOrigins = [
                .. (root.Texts("allowed_origins")
                    ?? []).Select(origin => Address(root, "allowed_origins", origin, mustBeSecure: true)
                        .GetLeftPart(UriPartial.Authority))],
            HasSessionAffinity = root.Flag("session_affinity") ?? false,
            WritesRecord = root.Flag("record") ?? true,
        };
        root.Close();
        foreach (var unknown in variables.Unknown())
        {
            _file.ReportVariable(unknown, "names no setting");
        }

        _file.ThrowIfWrong();
        return settings;
    }

    private static OAuthSettings OAuth(SettingsMap map)
    {
        var issuer = map.Required("issuer", "https://example.eu.auth0.com/");
        if (issuer.Length > 0)
        {
            Address(map, "issuer", issuer, mustBeSecure: true);
        }

        var scopes = map.Map("scopes");
        var oauth = new OAuthSettings(
            issuer, map.Text("audience"), map.Text("person_claim") ?? "sub", scopes.Text("read"), scopes.Text("write"),
            map.Word("dpop", "when_sent", "required") == "required");
        scopes.Close();
        map.Close();
        return oauth;
    }

    private AccessRule Access(SettingsMap map, IReadOnlyList<TenantSettings> tenants)
    {
        var claims = map.Pairs("claims");
        var named = map.Texts("tenants") ?? [];
        if (named.Count == 0)
        {
            _file.Report(map.Place, "'tenants' is missing: say for which this rule counts, '*' for all");
        }

        foreach (var unknown in named.Where(name => name != AnyTenant && tenants.All(tenant => tenant.Name != name)))
        {
            map.Report(
                "tenants",
                $"there is no tenant '{unknown}'. There are: {string.Join(", ", tenants.Select(static tenant => tenant.Name))}");
        }

        var rule = new AccessRule(claims, named)
        {
            IsReadOnly = map.Flag("read_only") ?? false,
            Confirm = Confirm(map),
            Tools = Tools(map),
        };
        map.Close();
        return rule;
    }

    private static LimitSettings Limits(SettingsMap map)
    {
        var unset = new LimitSettings();
        var limits = new LimitSettings
        {
            CallsPerMinutePerPerson = map.Number("calls_per_minute_per_person", 1, 1_000_000, unset.CallsPerMinutePerPerson),
            ConcurrentPerPerson = map.Number("concurrent_per_person", 1, 1000, unset.ConcurrentPerPerson),
            Connections = map.Number("connections", 10, 1_000_000, unset.Connections),
            Drain = TimeSpan.FromSeconds(map.Number("drain_seconds", 1, 600, (int)unset.Drain.TotalSeconds)),
            Settle = TimeSpan.FromSeconds(map.Number("settle_seconds", 0, 3600, (int)unset.Settle.TotalSeconds)),
        };
        map.Close();
        return limits;
    }

    private RedisSettings Redis(SettingsMap map)
    {
        var redis = new RedisSettings(
            map.Required("address", "redis:6379"), map.Text("user"), Secret(map, "password"), map.Flag("tls") ?? false)
        {
            Prefix = map.Text("prefix") ?? "auth0-mcp:",
            KeySecret = Secret(map, "key_secret"),
        };
        map.Close();
        return redis;
    }

    private static ConfirmLevel? Confirm(SettingsMap map) => map.Word("confirm", "destructive", "writes", "never") switch
    {
        null => null,
        var level => ConfirmLevels.Parse(level, "confirm"),
    };

    /// <summary>A selection that leaves something, checked now.</summary>
    private static ToolChoice? Tools(SettingsMap map)
    {
        var (patterns, toolsets) = (map.Texts("tools"), map.Texts("toolsets"));
        if (patterns is null && toolsets is null)
        {
            return null;
        }

        try
        {
            ToolCatalog.Select(new ToolSelection(patterns, toolsets, ReadOnly: false), ToolRegistry.Instance);
        }
        catch (UsageException wrong)
        {
            map.Report(patterns is null ? "toolsets" : "tools", wrong.Message);
        }

        return new ToolChoice(patterns, toolsets);
    }

    private Secret? Secret(SettingsMap map, string key)
    {
        if (map.Text(key) is not { } place)
        {
            return null;
        }

        var (secret, problem) = Settings.Secret.Find(place, folder, environment);
        if (problem is not null)
        {
            map.Report(key, $"'{key}': {problem}");
        }

        return secret;
    }

    /// <summary>An http or https address without user information, query or fragment.</summary>
    /// <param name="mustBeSecure">http is for loopback alone.</param>
    private static Uri Address(SettingsMap map, string key, string text, bool mustBeSecure)
    {
        var fallback = new Uri("https://settings.invalid");
        if (text.Length == 0)
        {
            return fallback;
        }

        var problem = !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            ? "is not an http or https address"
            : address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0 ? "has more than a host and a path"
            : mustBeSecure && address.Scheme == "http" && !TenantAddress.IsLoopback(address) ? "uses http, which is for loopback alone"
            : null;
        if (problem is null)
        {
            return address!;
        }

        map.Report(key, $"'{key}' {problem}");
        return fallback;
    }
}
