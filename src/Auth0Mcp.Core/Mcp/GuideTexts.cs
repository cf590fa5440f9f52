using System.Globalization;
using System.Text;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Tools.Onboarding;

namespace Auth0Mcp.Mcp;

/// <summary>The guides of the frameworks at their addresses, filled for the tenant and for a project as its generator makes it.</summary>
internal sealed class GuideTexts(ToolInvoker caller)
{
    public const string Address = TenantThings.Scheme + "guides";
    public const string Template = Address + "/{framework}";

    private const string Onboarding = "auth0_onboard_project";

    /// <summary>All that there are, for a model and for people.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder($"# Guides\n\nHow people log in to an application of each framework: `{Template}`.\n\n");
        foreach (var framework in FrameworkTable.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- `{framework.Id}`: {framework.Title}, {framework.Package} {framework.Version} ({framework.Checked})\n");
        }

        return text.ToString();
    }

    /// <summary>The frameworks whose id, title or usual name contains what was typed, by their ids.</summary>
    public static IEnumerable<FoundThing> Find(string typed) => FrameworkTable.All
        .Where(framework => framework.Aliases.Append(framework.Title).Append(framework.Id)
            .Any(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase)))
        .OrderByDescending(framework => framework.Id.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
        .Select(static framework => new FoundThing(framework.Id, framework.Title));

    /// <summary>The framework that an address asks for; null when it is another address.</summary>
    public static string? Asked(string uri)
        => uri.StartsWith(Address + "/", StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[(Address.Length + 1)..]) : null;

    /// <summary>The guide of a framework; null where nobody is signed in, as it names the tenant.</summary>
    public string? Of(Framework framework)
        => caller.Host is { } host ? Quickstart.Write(framework, host, Maker(framework)) : null;

    /// <summary>What makes the application of a project here.</summary>
    private string Maker(Framework framework)
        => caller.Catalog.Registry.Find(Onboarding) is { } tool && caller.Catalog.Reaches(tool)
            ? Onboarding
            : $"auth0_create_application (app_type {framework.Type})";
}
