namespace Auth0Mcp.Generator.Tests.Mistakes;

/// <summary>The files in which mistakes are made, below <c>spec/</c>, and passages of them where things can be added.</summary>
internal static class SpecFiles
{
    public const string Logs = "tools/logs.yaml";
    public const string Roles = "tools/roles.yaml";
    public const string Clients = "tools/clients.yaml";
    public const string Jobs = "tools/jobs.yaml";
    public const string Vocabulary = "vocabulary.yaml";
    public const string Overlay = "overlay.yaml";
    public const string Secrets = "secrets.yaml";
    public const string Options = "options.yaml";
    public const string Settings = "settings.yaml";
    public const string Errors = "errors.yaml";
    public const string Prompt = "prompts/rotate_secret.yaml";
    public const string Resources = "resources.yaml";
    public const string Phrases = "phrases/logs.yaml";
    public const string Words = "words/de.yaml";
    public const string LogTypes = "log-types.yaml";
    public const string Framework = "frameworks/react.yaml";

    /// <summary>Behind the description of <c>auth0_get_log</c>, where it has no more keys than its examples.</summary>
    public const string MoreOfGetLog = "    examples:\n      - Open log entry";

    /// <summary>Behind the last tool of the logs stands a new one.</summary>
    public const string LastOfLogs = "      - What caused the token exchange error with log id 90020240402081500000000?\n";
}
