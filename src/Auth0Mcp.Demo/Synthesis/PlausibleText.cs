using System.Globalization;

namespace Auth0Mcp.Demo.Synthesis;

/// <summary>
/// Texts that a reader would expect under a property's name or format. Reserved names and addresses only (RFC 2606, RFC 5737).
/// </summary>
internal static class PlausibleText
{
    private const string IdAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789";

    /// <summary>The day the seeds were written for; a tenant moves their dates to its own.</summary>
    public static readonly DateTimeOffset BaseDate = new(2026, 6, 25, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Candidates, best first; the caller takes the first that meets length, pattern and format.</summary>
    public static IEnumerable<string> For(string name, IEnumerable<string> formats, SeededSource source, DateTimeOffset today)
    {
        foreach (var format in formats)
        {
            if (ForFormat(format, source, today) is { } text)
            {
                yield return text;
            }
            // Where the length leaves no room for a fraction of a second.
            if (format == "date-time")
            {
                yield return Moment(source, today).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            }
        }
        if (ForName(name.ToLowerInvariant(), source, today) is { } named)
        {
            yield return named;
        }

        yield return "harbor-books";
        yield return "harborbooks";
        yield return "Harbor Books " + source.Next(1000).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An identifier of a known kind, such as <c>con_</c> and 16 letters and digits.</summary>
    public static string Id(string prefix, SeededSource source, int length = 16) => prefix + source.Text(length, IdAlphabet);

    public static string Uuid(SeededSource source)
    {
        var digits = source.Text(30, "0123456789abcdef");
        return $"{digits[..8]}-{digits[8..12]}-4{digits[12..15]}-a{digits[15..18]}-{digits[18..30]}";
    }

    /// <summary>How far above its least a number of this name goes.</summary>
    public static int Reach(string name) => name.Contains("percent", StringComparison.OrdinalIgnoreCase) ? 100 : 1000;

    private static string? ForFormat(string format, SeededSource source, DateTimeOffset today) => format switch
    {
        "date-time" => Moment(source, today).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        "date" => Moment(source, today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "email" or "email-or-empty" => Email(source),
        "uuid" => Uuid(source),
        "ipv4" => Address(source),
        "ipv6" => "2001:db8::" + source.Text(4, "123456789abcdef"),
        "cidr" => "192.0.2.0/24",
        "ipv6_cidr" => "2001:db8::/32",
        "hostname" or "hostname-rfc2181" => "login.harborbooks.example",
        "client-id" => source.Text(32, IdAlphabet),
        "connection-id" => Id("con_", source),
        "organization-id" => Id("org_", source),
        "role-id" => Id("rol_", source),
        "log-stream-id" => Id("lst_", source),
        "user-id" or "user-id-with-max-length" => "auth0|" + source.Text(24, "0123456789abcdef"),
        "html-color" or "html-color-or-null" or "forms-hex-color" => "#1F4E79",
        "hexadecimal" => source.Text(8, "0123456789abcdef"),
        "forms-expression" => "{{context.user.email}}",
        _ when format.Contains("uri", StringComparison.Ordinal) || format.Contains("url", StringComparison.Ordinal)
            => "https://www.harborbooks.example/" + source.Text(6, "abcdefgh"),
        _ => null,
    };

    private static string? ForName(string name, SeededSource source, DateTimeOffset today) => name switch
    {
        "name" or "display_name" or "title" or "label" => "Harbor Books " + source.Text(4, "0123456789"),
        "email" or "from" or "to" or "support_email" => Email(source),
        "tenant" or "tenant_name" => "harbor-books",
        "status" or "state" => "active",
        "kid" or "fingerprint" or "thumbprint" or "x5t" => source.Text(20, "0123456789abcdef"),
        "recovery_code" => source.Text(24, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"),
        "code" or "script" => "module.exports = () => {};",
        "body" or "html" => "<p>Sample text of the demo tenant</p>",
        "syntax" => "liquid",
        "subject" or "enrollment_message" or "verification_message" => "Sample text of the demo tenant",
        "initial_ip" or "last_ip" => Address(source),
        "initial_asn" or "last_asn" => "64496",
        "initial_user_agent" or "last_user_agent" => "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        "connection_name" => "Username-Password-Authentication",
        "clientid" => source.Text(32, IdAlphabet),
        "scope" or "scopes" => "openid",
        "prompt" or "screen" => "login",
        "source" => "urn:auth0:harbor-books",
        "specversion" => "1.0",
        "action_id" => Uuid(source),
        "sid" or "messaging_service_sid" => "demo-" + source.Text(12, "0123456789abcdef"),
        "ikey" or "site_key" => "demo-key-" + source.Text(12, "0123456789abcdef"),
        "skey" or "aws_secret_access_key" => ForName("secret", source, today),
        "current_since" or "current_until" => ForFormat("date-time", source, today),
        "type" or "kind" => "default",
        "format" => "json",
        "country_code" => "PT",
        "city_name" => "Porto",
        "runtime" => "node22",
        "description" or "message" or "details" => "Sample text of the demo tenant",
        "strategy" or "provider" => "auth0",
        "connection" => "Username-Password-Authentication",
        "ip" => Address(source),
        "user_agent" => "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        "domain" or "hostname" or "host" => "login.harborbooks.example",
        "locale" or "language" => "en",
        "timezone" => "Europe/Lisbon",
        "version" => "1.0.0",
        "alg" => "RS256",
        "user_id" => "auth0|" + source.Text(24, "0123456789abcdef"),
        "client_id" => source.Text(32, IdAlphabet),
        "identifier" or "audience" => "https://api.harborbooks.example/" + source.Text(6, "abcdefgh"),
        "phone_number" => "+15550100" + source.Text(3, "0123456789"),
        "secret" or "client_secret" or "password" or "token" => "demo-secret-" + source.Text(24, "abcdefghijkmnpqrstuvwxyz23456789"),
        _ when name.EndsWith("_at", StringComparison.Ordinal) || name is "date" or "expires" => ForFormat("date-time", source, today),
        _ when name.EndsWith("secret", StringComparison.Ordinal) || name.EndsWith("token", StringComparison.Ordinal) =>
            ForName("secret", source, today),
        _ when name.EndsWith("url", StringComparison.Ordinal) || name.EndsWith("uri", StringComparison.Ordinal) =>
            ForFormat("url", source, today),
        _ when name is "id" || name.EndsWith("_id", StringComparison.Ordinal) => Id("", source, 24),
        _ => null,
    };

    private static DateTimeOffset Moment(SeededSource source, DateTimeOffset today) => today.AddMinutes(-source.Next(60 * 24 * 300));

    private static string Email(SeededSource source) =>
        source.Pick(["reader.", "guest.", "press.", "buyer."]) + source.Text(4, "0123456789") + "@example.com";

    private static string Address(SeededSource source) =>
        source.Pick(["192.0.2.", "198.51.100.", "203.0.113."]) + (source.Next(254) + 1).ToString(CultureInfo.InvariantCulture);
}
