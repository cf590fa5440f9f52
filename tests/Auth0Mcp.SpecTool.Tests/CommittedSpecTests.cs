using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.CrossCheck;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>What is true of the files under <c>spec/</c>.</summary>
public sealed class CommittedSpecTests(CommittedSpec spec) : IClassFixture<CommittedSpec>
{
    [Fact]
    public void CommittedDocument_HasAllOperations() => Assert.Equal(452, OperationNode.In(spec.Root).Count());

    [Fact]
    public void CommittedDocument_HoldsNoProse()
    {
        var prose = new List<string>();
        FindProse(spec.Root, isNameMap: false, prose);

        Assert.Empty(prose);
    }

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
    public void CommittedText_IsWithoutSpacesOutsideOfPatterns()
    {
        var sentences = Texts(spec.Root)
            .Where(static text => text.Value.GetString()!.Contains(' ', StringComparison.Ordinal))
            .Where(static text => !text.Pointer.EndsWith("/pattern", StringComparison.Ordinal) && text.Pointer != "#/info/title")
            .Select(static text => text.Pointer);

        Assert.Empty(sentences);
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

    private static void FindProse(DocumentNode node, bool isNameMap, List<string> found)
    {
        if (node.Value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.Items())
                FindProse(item, isNameMap: false, found);
        }

        if (!node.IsObject)
            return;

        foreach (var (name, member) in node.Members())
        {
            var isProse = name switch
            {
                "description" => member.Value.ValueKind != JsonValueKind.String || !member.Value.ValueEquals(""u8),
                "title" => member.Pointer != "#/info/title",
                "summary" or "example" or "examples" or "x-codeSamples" => true,
                "externalDocs" or "contact" or "termsOfService" => true,
                _ => false,
            };
            if (isProse && !isNameMap)
                found.Add(member.Pointer);
            FindProse(member, !isNameMap && name is "properties" or "patternProperties" or "schemas", found);
        }
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

    private static IEnumerable<DocumentNode> Texts(DocumentNode node) => node.Value.ValueKind switch
    {
        JsonValueKind.Object => node.Members().SelectMany(static member => Texts(member.Node)),
        JsonValueKind.Array => node.Items().SelectMany(Texts),
        JsonValueKind.String => [node],
        _ => [],
    };
}
