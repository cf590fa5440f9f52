using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator.Values;

/// <summary>
/// An additional file by content: two are equal when path, role and content checksum agree,
/// so a file that was read again without a change stops the pipeline before anything is parsed.
/// </summary>
internal sealed class InputFile(string path, InputRole role, SourceText text) : IEquatable<InputFile>
{
    public string Path { get; } = path;

    public InputRole Role { get; } = role;

    public SourceText Text { get; } = text;

    public bool Equals(InputFile? other)
        => other is not null
           && Role == other.Role
           && string.Equals(Path, other.Path, StringComparison.Ordinal)
           && (ReferenceEquals(Text, other.Text) || Text.GetContentHash().AsSpan().SequenceEqual(other.Text.GetContentHash().AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as InputFile);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);
}

/// <summary>What an additional file is to the generator; set by the <c>Auth0McpRole</c> metadata in the project file.</summary>
internal enum InputRole
{
    /// <summary>Not an input of this generator.</summary>
    None,

    /// <summary>The imported API document (OpenAPI 3.1, JSON).</summary>
    Document,

    /// <summary>Where the document came from, as its import wrote it down.</summary>
    Provenance,

    /// <summary>What is particular to this API and its catalog.</summary>
    Settings,

    /// <summary>Known omissions of the document.</summary>
    Overlay,

    /// <summary>Wording that tools share.</summary>
    Vocabulary,

    /// <summary>Wording for what the overlay attaches.</summary>
    Options,

    /// <summary>Which response properties are secret.</summary>
    Secrets,

    /// <summary>What people say when they want a tool of one toolset.</summary>
    Phrases,

    /// <summary>Words that the search reads as others.</summary>
    Words,

    /// <summary>What errors of the API mean.</summary>
    Errors,

    /// <summary>A job that people do with several tools.</summary>
    Prompt,

    /// <summary>Things of the tenant that have an address.</summary>
    Resources,

    /// <summary>What the codes of log events mean.</summary>
    LogTypes,

    /// <summary>Tools of one API tag.</summary>
    Manifest,

    /// <summary>What is known of a framework.</summary>
    Framework,
}
