using System.Text.Json;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Replay.Checks;

/// <summary>Reads out of an error result why the arguments were refused.</summary>
internal static partial class RefusalCause
{
    public const string Unknown = "unknown property";
    public const string Nothing = "empty update";

    // In this order: a message that fits two is of the first.
    private static readonly (string Cause, Regex Message)[] s_causes =
    [
        (Unknown, new Regex("^unknown|is not allowed here|property name is not allowed", RegexOptions.IgnoreCase)),
        ("null", new Regex("found null")),
        ("enum", new Regex("not one of the allowed values|^must be [\"\\d].*, found")),
        ("required", new Regex("^missing")),
        ("type", new Regex("^expected")),
        ("variant", new Regex("^fits |form that is not allowed")),
        ("bound", new Regex("^must |does not match|^is not |^item .* repeats")),
    ];

    /// <summary>The problems that an error names; one without a path when it names none.</summary>
    public static IReadOnlyList<(string Cause, string Path, string Message)> Read(string result)
    {
        var error = JsonElement.Parse(result).GetProperty("error");
        var message = error.GetProperty("message").GetString()!;
        if (error.TryGetProperty("problems", out var problems))
        {
            return [.. problems.EnumerateArray().Select(static problem =>
            {
                var text = problem.GetProperty("message").GetString()!;
                return (Of(text), JsonPlaces.WithoutIndexes(problem.GetProperty("path").GetString()!), Short(text));
            })];
        }

        return [(message.StartsWith("Nothing to change", StringComparison.Ordinal) ? Nothing : "other", "",
            $"{error.GetProperty("kind").GetString()}: {Short(message)}")];
    }

    public static string Of(string message) => s_causes.FirstOrDefault(cause => cause.Message.IsMatch(message)).Cause ?? "other";

    /// <summary>Without what was recorded, which may be a secret, and without the list of what would be right.</summary>
    private static string Short(string message)
    {
        var end = Tail().Match(message) is { Success: true } tail ? message[..tail.Index] : message;
        return Value().Replace(LongQuote().Replace(end, "'…'"), "\"…\"");
    }

    [GeneratedRegex(@"(; did you mean|\. Did you mean|; it belongs|\.? Allowed:|, found (?!null)| \(did you mean)")]
    private static partial Regex Tail();

    [GeneratedRegex(@"'[^']*[^'\w:.\- /][^']*'|'[^']{41,}'")]
    private static partial Regex LongQuote();

    [GeneratedRegex(@"""[^""]*""")]
    private static partial Regex Value();
}
