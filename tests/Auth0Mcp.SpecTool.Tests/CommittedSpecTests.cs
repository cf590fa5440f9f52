using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Checks;
using Auth0Mcp.SpecTool.CrossCheck;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>What is true of the files under <c>spec/</c>.</summary>
public sealed class CommittedSpecTests(CommittedSpec spec) : IClassFixture<CommittedSpec>
{
    [Fact]
    public void CommittedDocument_HasAllOperations() => Assert.Equal(452, OperationNode.In(spec.Root).Count());

    [Fact]
    public void CommittedDocument_HoldsNoProse() => Assert.Empty(ProseFinder.Find(spec.Root));

    [Fact]
    public void CommittedDefaults_HoldNoTextThatTheSchemaDoesNotProve()
    {
        var rule = new DefaultRule(spec.Root);
        var schemas = spec.Root.Find("components")!.Value.Find("schemas")!.Value;

        var unproven = Schemas(schemas)
            .Where(schema => schema.Find("default") is { } value && !rule.IsFact(schema, value))
            .Select(static schema => schema.Pointer);

        Assert.Empty(unproven);
    }

    [Fact]
    public void Provenance_MatchesTheCommittedDocument()
    {
        var provenance = JsonNode.Parse(spec.Provenance)!;

        Assert.Equal(Provenance.Sha256(spec.Document), provenance["imported"]!["sha256"]!.GetValue<string>());
        Assert.Equal(spec.Document.Length, provenance["imported"]!["bytes"]!.GetValue<int>());
        Assert.Equal(452, provenance["operations"]!.GetValue<int>());
        Assert.Equal("dropped", provenance["descriptions"]!.GetValue<string>());
    }

    [Fact]
    public async Task ImportingTheCommittedDocument_ChangesNothing()
    {
        using var bench = new Workbench();

        bench.Add("out/overlay.yaml", CommittedSpec.Overlay);
        Assert.Equal(0, await bench.ImportAsync(CommittedSpec.DocumentPath));

        var again = await File.ReadAllBytesAsync(bench.Document);
        Assert.True(again.AsSpan().SequenceEqual(spec.Document));
        Assert.Empty(bench.Error);
    }

    [Fact]
    public void OurReadingOfTheCommittedDocument_IsNSwagsReadingOfUpstream()
    {
        var upstream = spec.UpstreamReading.Select(static operation => operation.Reading).ToArray();

        Assert.Equal(452, upstream.Length);
        Assert.Empty(ReadingComparer.Compare(ImportedReading.Read(spec.Root), upstream));
    }

    [Fact]
    public async Task NSwagsReadingOfTheCommittedDocument_IsItsReadingOfUpstream()
    {
        var reading = await NSwagReading.ReadAsync(spec.Document);

        Assert.Equal(spec.UpstreamReading, OperationsFile.Read(OperationsFile.Write(reading)));
    }

    [Fact]
    public void MethodNames_AreDistinctInAnyCase()
    {
        var collisions = spec.UpstreamReading
            .GroupBy(
                static operation => operation.MethodName.Replace("_", "", StringComparison.Ordinal),
                StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Count() > 1)
            .Select(static group => string.Join(", ", group.Select(static operation => operation.Reading.OperationId)));

        Assert.Empty(collisions);
    }

    /// <summary>Every object below <paramref name="node"/>; those that are not schemas have no default.</summary>
    private static IEnumerable<DocumentNode> Schemas(DocumentNode node) => node.Value.ValueKind switch
    {
        JsonValueKind.Object => node.Members()
            .SelectMany(static member => Schemas(member.Node))
            .Concat(node.Pointer.EndsWith("/properties", StringComparison.Ordinal) ? [] : [node]),
        JsonValueKind.Array => node.Items().SelectMany(Schemas),
        _ => [],
    };
}
