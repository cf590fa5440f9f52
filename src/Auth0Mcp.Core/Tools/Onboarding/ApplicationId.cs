using System.Text.RegularExpressions;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>The id of an application, as it goes into files and addresses.</summary>
internal static partial class ApplicationId
{
    public const string Expected = "expected the client id of an application: letters, digits, '-' and '_'";

    public static bool IsRight(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
