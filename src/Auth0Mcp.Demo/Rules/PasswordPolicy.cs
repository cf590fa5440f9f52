using System.Globalization;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Rules;

/// <summary>How strong the passwords of a database connection have to be.</summary>
internal static class PasswordPolicy
{
    private const int DefaultLength = 8;

    private static readonly Predicate<char>[] s_kinds = [char.IsLower, char.IsUpper, char.IsDigit, static c => !char.IsLetterOrDigit(c)];

    /// <summary>True when the password meets the policy that the options of the connection set.</summary>
    public static bool IsMet(JsonObject options, string password)
    {
        var policy = JsonNodes.TextOf(options, "passwordPolicy") ?? "good";
        return password.Length >= Least(options, policy) && Kinds(password) >= policy switch
        {
            "none" or "low" => 1,
            _ => 3,
        } && !(policy == "excellent" && HasRun(password));
    }

    private static int Least(JsonObject options, string policy)
    {
        var given = options["password_complexity_options"]?["min_length"] ?? options["password_options"]?["complexity"]?["min_length"];
        return int.TryParse(JsonNodes.ScalarText(given), NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? least
            : policy switch { "none" => 1, "low" => 6, "excellent" => 10, _ => DefaultLength };
    }

    /// <summary>How many of the four kinds of characters there are: small letters, capitals, digits, others.</summary>
    private static int Kinds(string password) =>
        s_kinds.Count(kind => password.Any(c => kind(c)));

    private static bool HasRun(string password)
    {
        for (var index = 2; index < password.Length; index++)
        {
            if (password[index] == password[index - 1] && password[index] == password[index - 2])
            {
                return true;
            }
        }
        return false;
    }
}
