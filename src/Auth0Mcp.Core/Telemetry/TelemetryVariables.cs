using System.Globalization;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// The variables of the OpenTelemetry specification. They are often set for all programs of a machine, so none stops this one: a value that
/// cannot be used counts as not set, and one line on standard error names the variable. Values are never shown; they may hold a key.
/// </summary>
internal sealed class TelemetryVariables(Func<string, string?> environment, TextWriter error)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The value without the spaces around it; null when it is not set, or empty, which the specification counts as the same.</summary>
    public string? Text(string name) => environment(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>True for <c>true</c> in any case, and for nothing else, as the specification asks.</summary>
    public bool IsTrue(string name)
    {
        var text = Text(name);
        if (text is not null && !Is(text, "true") && !Is(text, "false"))
        {
            Tell(name, "is neither 'true' nor 'false', and counts as 'false'. Set it to one of them, or unset it");
        }

        return text is not null && Is(text, "true");
    }

    /// <summary>The whole number; null leaves the choice to the SDK.</summary>
    public int? Number(string name, int least)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
        {
            return number;
        }

        Tell(name, $"is not a whole number from {least} to {int.MaxValue}, and is ignored. Set it to one, or unset it");
        return null;
    }

    /// <summary>One of those words, in any case; null leaves the choice to the SDK.</summary>
    public string? Word(string name, params ReadOnlySpan<string> words)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (Is(text, word))
            {
                return word;
            }
        }

        Tell(name, $"is ignored, because it is none of {string.Join(", ", words!)}. Set it to one of them, or unset it");
        return null;
    }

    /// <summary>One line for each variable, however many signals read it.</summary>
    public void Tell(string name, string problem)
    {
        if (_told.Add(name))
        {
            error.WriteLine($"auth0-mcp: {name} {problem}.");
        }
    }

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
