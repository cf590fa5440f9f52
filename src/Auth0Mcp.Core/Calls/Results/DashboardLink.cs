using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Results;

/// <summary>The page of Auth0's dashboard that shows what a call is about.</summary>
internal static partial class DashboardLink
{
    /// <summary>Null when the host is not one that names tenant and region, or a property that the page needs is not known.</summary>
    /// <param name="host">The tenant's own: a custom domain does not tell the tenant's name.</param>
    /// <param name="property">The text of a property; null when it is not known.</param>
    public static string? Of(string host, IReadOnlyList<DashboardPage> pages, Func<string, string?> property)
    {
        if (TenantHost().Match(host) is not { Success: true } tenant)
        {
            return null;
        }

        foreach (var page in pages)
        {
            var value = page.Property.Length == 0 ? "" : property(page.Property);
            if (value is null)
            {
                return null;
            }

            if (page.Property.Length == 0 || page.Values.Contains(value))
            {
                var region = tenant.Groups["region"] is { Success: true } named ? named.Value : "us";
                return Fill(page.Path, property) is { } path
                    ? $"https://manage.{tenant.Groups["service"].Value}/dashboard/{region}/{tenant.Groups["name"].Value}/{path}"
                    : null;
            }
        }

        return null;
    }

    private static string? Fill(string path, Func<string, string?> property)
    {
        var isWhole = true;
        var filled = Hole().Replace(path, hole =>
        {
            var value = property(hole.Groups["name"].Value);
            isWhole &= value is { Length: > 0 };
            var escaped = Uri.EscapeDataString(value ?? "");

            // The dashboard's own form of a user's id.
            return hole.Groups["encoding"].Success ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(escaped)) : escaped;
        });
        return isWhole ? filled : null;
    }

    /// <summary>
    /// <c>acme.auth0.com</c> is in the first region of the United States. The made-up tenant of the demo has a made-up dashboard.
    /// </summary>
    [GeneratedRegex(
        @"^(?<name>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.(?<region>[a-z]{2}(?:-[0-9]{1,2})?))?\.(?<service>auth0\.(?:com|example))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TenantHost();

    [GeneratedRegex(@"\{(?<name>[^{}:]+)(?<encoding>:base64)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}
