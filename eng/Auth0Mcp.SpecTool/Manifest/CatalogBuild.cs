using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Auth0Mcp.Generator;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>
/// The generator itself, run over a folder as a build of <c>src/Auth0Mcp.ManagementApi</c> runs it: what it reports here is what
/// that build reports. A changed folder is a second run on what the first one cached.
/// </summary>
internal sealed class CatalogBuild
{
    private static readonly Compilation s_compilation = CSharpCompilation.Create("Catalog");

    private readonly Lock _turn = new();
    private Dictionary<string, FolderText> _files = new(StringComparer.Ordinal);
    private GeneratorDriver? _driver;

    /// <summary>Everything that a build reports of the folder, information included.</summary>
    public ImmutableArray<LocatedProblem> Report(SpecFolder folder, CancellationToken cancellation = default)
    {
        lock (_turn)
        {
            var driver = Update(folder);
            _driver = driver.RunGenerators(s_compilation, cancellation);
            return [.. _driver.GetRunResult().Diagnostics.Select(LocatedProblem.Of)];
        }
    }

    private GeneratorDriver Update(SpecFolder folder)
    {
        var before = _files;
        _files = folder.Files.ToDictionary(
            static file => file.Path,
            file => before.TryGetValue(file.Path, out var old) && ReferenceEquals(old.Content, folder[file.Path])
                ? old
                : new FolderText(file.Path, file.Role, folder[file.Path]),
            StringComparer.Ordinal);
        if (_driver is null)
        {
            return CSharpGeneratorDriver.Create(
                [new ManagementApiGenerator().AsSourceGenerator()],
                _files.Values,
                optionsProvider: new FolderOptions(),

                // The classes of the tools are for a whole build; nothing is reported of them.
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation));
        }

        var driver = _driver.RemoveAdditionalTexts(
            [.. before.Where(old => !_files.ContainsKey(old.Key)).Select(static old => old.Value)]);
        foreach (var (path, file) in _files.Where(file => before.TryGetValue(file.Key, out var old) && old != file.Value))
        {
            driver = driver.ReplaceAdditionalText(before[path], file);
        }

        return driver.AddAdditionalTexts([.. _files.Where(file => !before.ContainsKey(file.Key)).Select(static file => file.Value)]);
    }

    private sealed class FolderText(string path, InputRole role, string content) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(content);

        public string Content => content;

        public string Role { get; } = role.ToString();

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    /// <summary>As the project file has it: roles of files, and a tool for every operation.</summary>
    private sealed class FolderOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Single("build_property.Auth0McpComplete", "true");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Single(
            "build_metadata.AdditionalFiles.Auth0McpRole", textFile is FolderText file ? file.Role : "");

        private sealed class Single(string name, string text) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == name ? text : null;
                return value is not null;
            }
        }
    }
}
