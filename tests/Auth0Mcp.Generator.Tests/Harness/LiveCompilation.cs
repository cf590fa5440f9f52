using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>
/// What the generator emitted, compiled as the two projects do: with the hand-written half of <c>src/Auth0Mcp.ManagementApi</c>,
/// then a server beside it where Refit's generator implements the interfaces.
/// </summary>
internal sealed class LiveCompilation
{
    private const string ServerSource = """
        namespace Server;

        internal interface IServerApi : Auth0Mcp.ManagementApi.IManagementApi;

        public static class Connection
        {
            public static Auth0Mcp.ManagementApi.IManagementApi Open(System.Net.Http.HttpClient client)
                => Refit.RestService.ForGenerated<IServerApi>(client);
        }
        """;

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>With the symbol under which Refit's output registers its clients.</summary>
    private static readonly CSharpParseOptions s_parseOptions =
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose)
        .WithPreprocessorSymbols("NET", "NET5_0_OR_GREATER", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER");

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Refit.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly (byte[] Assembly, IEnumerable<Diagnostic> Diagnostics) _contract;
    private readonly Lazy<(byte[] Assembly, IEnumerable<Diagnostic> Diagnostics)> _server;

    private LiveCompilation((byte[] Assembly, IEnumerable<Diagnostic> Diagnostics) contract, Compilation server)
    {
        _contract = contract;
        _server = new(() => Emit(server));
    }

    /// <summary>Every error and warning of both projects, at the highest warning level.</summary>
    public IEnumerable<Diagnostic> Diagnostics => _contract.Diagnostics.Concat(_server.Value.Diagnostics)
        .Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning);

    public static LiveCompilation Of(GeneratorRun run)
    {
        var written = Directory.GetFiles(CommittedFiles.Path("src", "Auth0Mcp.ManagementApi"), "*.cs")
            .Select(static path => Parse(File.ReadAllText(path), path));
        var generated = run.Sources.Select(static source => Parse(source.Value, source.Key));
        var contract = Compile("Auth0Mcp.ManagementApi", [.. written, .. generated], s_references);

        // As an assembly, not as source: Refit's generator has gone wrong on interfaces that it sees through metadata.
        var emitted = Emit(contract);
        var server = Compile(
            "Server", [Parse(ServerSource, "Server.cs")], [.. s_references, MetadataReference.CreateFromImage(emitted.Assembly)]);
        CSharpGeneratorDriver.Create(RefitGenerators(), parseOptions: s_parseOptions)
            .RunGeneratorsAndUpdateCompilation(server, out var serverWithClient, out var problems);
        Assert.Empty(problems.Where(static problem => problem.Severity != DiagnosticSeverity.Hidden));
        return new LiveCompilation(emitted, serverWithClient);
    }

    /// <summary>Loads both assemblies.</summary>
    public LiveCatalog Load()
    {
        var context = new AssemblyLoadContext("Live", isCollectible: true);
        return new LiveCatalog(
            context.LoadFromStream(new MemoryStream(_contract.Assembly)),
            context.LoadFromStream(new MemoryStream(_server.Value.Assembly)));
    }

    private static (byte[] Assembly, IEnumerable<Diagnostic> Diagnostics) Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(
            result.Success,
            string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return (stream.ToArray(), result.Diagnostics);
    }

    private static CSharpCompilation Compile(string name, SyntaxTree[] trees, MetadataReference[] references)
        => CSharpCompilation.Create(
            name,
            [Parse(ImplicitUsings, "Usings.cs"), .. trees],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999,
                // Documentation is parsed so that broken XML shows; that members of generated classes have none is intended.
                specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    private static SyntaxTree Parse(string source, string path)
        => CSharpSyntaxTree.ParseText(source, s_parseOptions, path, System.Text.Encoding.UTF8);

    private static ISourceGenerator[] RefitGenerators()
    {
        var package = typeof(LiveCompilation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "RefitPackage").Value!;
        var file =
            Directory.GetFiles(Path.Combine(package, "analyzers"), "InterfaceStubGeneratorV2.dll", SearchOption.AllDirectories).Single();
        return [.. new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp)];
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // Refit's generator stands alone.
        }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
