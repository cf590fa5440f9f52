namespace Auth0Mcp.Clients;

/// <summary>A change of one client's configuration file, worked out but not made.</summary>
/// <param name="Client">Whose file it is.</param>
/// <param name="Scope">The user's or a project's.</param>
/// <param name="File">The file as it is.</param>
/// <param name="After">The content that it gets.</param>
internal sealed record ClientPlan(McpClient Client, ClientScope Scope, ConfigurationFile File, byte[] After)
{
    public string Path => File.Path;

    /// <summary>The options that the entry gets; null when the entry goes.</summary>
    public EntryOptions? Options { get; init; }

    /// <summary>The options that the entry had; null when there was none.</summary>
    public EntryOptions? Before { get; init; }

    /// <summary>The names of the settings of this shell that the entry takes along.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The options that nobody mentioned and that stay all the same.</summary>
    public IReadOnlyList<string> Kept(EntryChoice choice) => Before is null ? [] : Options?.Without(choice).Arguments ?? [];

    /// <summary>True when the file already is as it should be.</summary>
    public bool IsDone => File.Bytes is null ? After.Length == 0 : After.AsSpan().SequenceEqual(File.Bytes);

    /// <summary>What a person should know before others get the file; null when nobody does.</summary>
    public string? Remark
        => Scope == ClientScope.Project
            ? "The entry names a path on this machine: before you share the file, put a command there that everybody has."
            : null;

    /// <summary>The change as a unified diff; empty when there is none.</summary>
    public string Diff => IsDone ? "" : UnifiedDiff.Of(Path, File.Bytes, After);

    /// <summary>Makes the change. Doing it again does nothing, not even to the time of the file.</summary>
    /// <exception cref="ClientFileException">The file cannot be written; it is as it was.</exception>
    public void Apply()
    {
        if (!IsDone)
        {
            File.Replace(After, isPrivate: Scope == ClientScope.User);
        }
    }
}
