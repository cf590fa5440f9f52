using Auth0Mcp.Calls.Secrets;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>The family of <c>.env</c> files.</summary>
internal sealed class EnvironmentSettings : SettingsText
{
    private EnvironmentSettings()
    {
    }

    public static EnvironmentSettings Instance { get; } = new();

    public override string? Find(string text, string key)
    {
        Check(text, key);
        return EnvironmentText.Find(text, key) is not { } line ? null
            : line[(line.IndexOfAny(['=', ':']) + 1)..].Trim().Trim('"', '\'') is { Length: > 0 } value ? value
            : null;
    }

    public override string Set(string text, string key, string value)
    {
        Check(text, key);
        return EnvironmentText.Holds(value)
            ? EnvironmentText.Set(text, key, value)
            : throw new FormatException($"the value for {key} has characters that some readers of the file take for the end of a line");
    }

    private static void Check(string text, string key)
    {
        if (EnvironmentText.IsUnclear(text, key))
        {
            throw new FormatException($"it has {key} in a form that is not replaced here; change it by hand");
        }
    }
}
