using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>The files of this repository.</summary>
internal static class CommittedFiles
{
    public static string Root { get; } = Repository.FindRoot(AppContext.BaseDirectory);

    /// <summary>The inputs of the real catalog, as <c>src/Auth0Mcp.ManagementApi</c> takes them, and its claim to be complete.</summary>
    public static GeneratorHarness Inputs { get; } = SpecLayout.Files
        .SelectMany(static file => Find(file.Pattern).Select(path => (Path: path, file.Role)))
        .OrderBy(static file => file.Path, StringComparer.Ordinal)
        .Aggregate(
            GeneratorHarness.Empty.Complete(),
            static (inputs, file) => inputs.With("spec/" + file.Path, file.Role, Read("spec", file.Path)));

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    private static IEnumerable<string> Find(string pattern)
    {
        var folder = System.IO.Path.GetDirectoryName(pattern)!;
        return Directory.GetFiles(Path("spec", folder), System.IO.Path.GetFileName(pattern))
            .Select(path => System.IO.Path.Combine(folder, System.IO.Path.GetFileName(path)).Replace('\\', '/'));
    }
}
