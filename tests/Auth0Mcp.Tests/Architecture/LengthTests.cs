namespace Auth0Mcp.Tests.Architecture;

/// <summary>Lines fit on a screen, and a file holds one idea.</summary>
public class LengthTests
{
    private const int LongestLine = 150;
    private const int LongLine = 130;
    private const int LongestFile = 250;
    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    /// <summary>Each file with its lines.</summary>
    private static readonly Lazy<IReadOnlyList<(string File, string[] Lines)>> s_files = new(static () =>
        [.. new[] { "src", "generator", "eng", "tests" }.SelectMany(Sources).Select(static file =>
            (Path.GetRelativePath(s_root, file), File.ReadAllLines(file)))]);

    [Fact]
    public void NoLine_IsAbove150Characters()
        => Assert.Empty(s_files.Value.SelectMany(static source => source.Lines
            .Select((line, index) => (line.Length, Place: $"{source.File}:{index + 1}"))
            .Where(static line => line.Length > LongestLine)
            .Select(static line => line.Place)));

    [Fact]
    public void FewLines_AreAbove130Characters()
    {
        var lines = s_files.Value.SelectMany(static source => source.Lines).ToList();

        Assert.InRange(100.0 * lines.Count(static line => line.Length > LongLine) / lines.Count, 0, 2);
    }

    [Fact]
    public void NoFile_IsAbove250Lines()
    {
        Assert.True(s_files.Value.Count > 1000);
        Assert.Empty(s_files.Value.Where(static source => source.Lines.Length > LongestFile).Select(static source => source.File));
    }

    /// <summary>What people write: nothing that builds or tools put there.</summary>
    private static IEnumerable<string> Sources(string folder)
        => Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories).Where(static file =>
            !file.EndsWith(".g.cs", StringComparison.Ordinal)
            && !Path.GetRelativePath(s_root, file).Split(Path.DirectorySeparatorChar)
                .Any(static part => part is "obj" or "bin" or "node_modules"));
}
