using System.Globalization;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>What the placeholders of a framework stand for in one project.</summary>
internal sealed partial class ProjectValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="domain">The host of the tenant.</param>
    /// <param name="appId">What the system calls a native application; null for others.</param>
    public ProjectValues(Framework framework, string domain, int port, string? appId)
    {
        this["domain"] = domain;
        this["package"] = framework.Package;
        this["version"] = framework.Version;
        this["install"] = Fill(framework.Install);
        if (appId is not null)
        {
            this["app_id"] = appId;
        }

        if (!framework.IsNative)
        {
            this["port"] = port.ToString(CultureInfo.InvariantCulture);
            this["origin"] = Fill(framework.Origin);
        }

        Callbacks = [.. framework.Callbacks.Select(Fill)];
        LogoutUrls = [.. framework.LogoutUrls.Select(Fill)];
        this["callback"] = Callbacks[0];
        this["logout"] = LogoutUrls[0];
        if (!framework.IsNative)
        {
            this["callback_path"] = Callbacks[0][this["origin"].Length..];
        }
    }

    /// <summary>Where people come back to from the login.</summary>
    public IReadOnlyList<string> Callbacks { get; }

    /// <summary>Where people come back to from the logout.</summary>
    public IReadOnlyList<string> LogoutUrls { get; }

    /// <summary>The value of a placeholder.</summary>
    /// <exception cref="KeyNotFoundException">It has none.</exception>
    public string this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    /// <summary>True where every placeholder of a text has a value.</summary>
    public bool Fills(string text) => Placeholder().Matches(text).All(match => _values.ContainsKey(match.Groups[1].Value));

    /// <summary>The text with its placeholders filled; what a value looks like is not filled again.</summary>
    /// <exception cref="KeyNotFoundException">One has no value.</exception>
    public string Fill(string text) => Placeholder().Replace(text, match => _values[match.Groups[1].Value]);

    [GeneratedRegex(@"\[\[([a-z_]+)\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
