using Auth0Mcp.SpecTool.CrossCheck;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>The imported files of this repository, read once for all tests.</summary>
public sealed class CommittedSpec
{
    private static readonly string s_folder = Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "spec");

    public CommittedSpec() => Root = DocumentReader.Read(Document);

    public byte[] Document { get; } = File.ReadAllBytes(DocumentPath);

    public byte[] Operations { get; } = File.ReadAllBytes(Path.Combine(s_folder, "management-api.operations.txt"));

    public byte[] Provenance { get; } = File.ReadAllBytes(Path.Combine(s_folder, "management-api.provenance.json"));

    internal static string DocumentPath => Path.Combine(s_folder, "management-api.json");

    internal static string Overlay => File.ReadAllText(Path.Combine(s_folder, "overlay.yaml"));

    internal DocumentNode Root { get; }

    /// <summary>What NSwag read in the upstream document at the time of the import.</summary>
    internal IReadOnlyList<NamedOperation> UpstreamReading => OperationsFile.Read(Operations);
}
