using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>An additional file in memory, with the role that a project file would give it.</summary>
internal sealed class InputText(string path, string? role, string content) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(content, Encoding.UTF8);

    public override string Path { get; } = path;

    /// <summary>As a project file writes it; null for none.</summary>
    public string? Role { get; } = role;

    public string Content { get; } = content;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>The same file read from disk once more: a new object of the same bytes.</summary>
    public InputText ReadAgain() => new(Path, Role, Content);
}
