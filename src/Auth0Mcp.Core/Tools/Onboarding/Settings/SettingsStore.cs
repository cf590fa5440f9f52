using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>Where the settings of a project are kept: a file of it, or the user's own store.</summary>
internal abstract class SettingsStore
{
    /// <summary>How the keys are written.</summary>
    public abstract SettingsText Text { get; }

    /// <summary>What else is written, as parts of a sentence; known once the store was read.</summary>
    public virtual IReadOnlyList<string> Besides => [];

    public static SettingsStore Of(Project project)
        => project.File.Format == SettingsFile.UserSecrets ? new UserSecretsStore(project) : new FileStore(project);

    /// <summary>What is there, in the form of <see cref="Text"/>; empty where there is nothing yet.</summary>
    /// <param name="holdsSecrets">Secrets are to be written.</param>
    /// <exception cref="StepFailedException">The place cannot be used.</exception>
    public abstract Task<string> ReadAsync(bool holdsSecrets, CancellationToken cancellationToken);

    /// <summary>Writes what has changed.</summary>
    /// <param name="before">What was read; where that is not there any more, nothing is written.</param>
    /// <param name="changed">The keys that differ, with their values.</param>
    /// <exception cref="StepFailedException">It cannot be written.</exception>
    public abstract Task WriteAsync(
        string before, string after, IReadOnlyList<KeyValuePair<string, string>> changed, bool holdsSecrets,
        CancellationToken cancellationToken);
}
