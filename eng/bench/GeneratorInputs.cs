using System.Collections.Immutable;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Bench;

/// <summary>The files of <c>spec/</c> as the compiler hands them to the generator.</summary>
internal sealed class GeneratorInputs : AnalyzerConfigOptionsProvider
{
    private readonly Dictionary<string, string> _roles;

    private GeneratorInputs(IEnumerable<(AdditionalText File, string Role)> files)
    {
        var all = files.ToList();
        Files = all.Select(static pair => pair.File).ToImmutableArray();
        _roles = all.ToDictionary(static pair => pair.File.Path, static pair => pair.Role, StringComparer.Ordinal);
    }

    public ImmutableArray<AdditionalText> Files { get; }

    public override AnalyzerConfigOptions GlobalOptions => new Options("build_property.Auth0McpHasContract", "true");

    /// <summary>Every file of the folder that is something to the generator.</summary>
    public static GeneratorInputs Read(string root)
        => new(SpecLayout.Files.SelectMany(
            file => Directory.GetFiles(Path.Combine(root, "spec", Path.GetDirectoryName(file.Pattern)!), Path.GetFileName(file.Pattern))
                .Order(StringComparer.Ordinal),
            static (file, path) => ((AdditionalText)Text.Read(path), file.Role.ToString().ToLowerInvariant())));

    /// <summary>One manifest file with the title of its first tool changed.</summary>
    public (AdditionalText Before, AdditionalText After) EditOneEntry()
    {
        var before = Files.First(static file => file.Path.EndsWith("clients.yaml", StringComparison.Ordinal));
        var text = before.GetText()!.ToString();
        var title = text.IndexOf("title: ", StringComparison.Ordinal) + "title: ".Length;
        return (before, new Text(before.Path, SourceText.From(text.Insert(title, "All "))));
    }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options("build_property.Auth0McpHasContract", "true");

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(
        "build_metadata.AdditionalFiles.Auth0McpRole", _roles[textFile.Path]);

    private sealed class Text(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public static Text Read(string path) => new(path, SourceText.From(File.ReadAllText(path)));

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Options(string name, string text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
