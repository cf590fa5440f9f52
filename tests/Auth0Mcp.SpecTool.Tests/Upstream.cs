using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>Two dated revisions of the upstream document, in the folder <c>shared/specs</c> beside the repository.</summary>
internal static class Upstream
{
    private static readonly Lazy<DocumentFacts> s_older = new(static () => Facts(Older));
    private static readonly Lazy<DocumentFacts> s_newer = new(static () => Facts(Newer));

    public static string Folder
        => Path.GetFullPath(Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "..", "shared", "specs"));

    /// <summary>427 operations.</summary>
    public static string Older => Path.Combine(Folder, "upstream-2026-06-05.json");

    /// <summary>452 operations; the one that is imported in <c>spec/</c>.</summary>
    public static string Newer => Path.Combine(Folder, "upstream-2026-06-25.json");

    public static bool IsPresent => File.Exists(Older) && File.Exists(Newer);

    public static DocumentFacts OlderFacts => s_older.Value;

    public static DocumentFacts NewerFacts => s_newer.Value;

    private static DocumentFacts Facts(string path)
        => DocumentFacts.Read(Importer.Facts(new SourceDocument(Path.GetFileName(path), File.ReadAllBytes(path))));
}
