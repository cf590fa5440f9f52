using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Diff.Report;

namespace Auth0Mcp.SpecTool.Tests.Diff;

/// <summary>What is true of the differences of any two documents.</summary>
public sealed class DifferencesTests
{
    private static readonly byte[] s_committed = File.ReadAllBytes(CommittedSpec.DocumentPath);
    private static readonly Lazy<JsonObject> s_document = new(static () => JsonNode.Parse(s_committed)!.AsObject());
    private static readonly Lazy<DocumentFacts> s_facts = new(static () => DocumentFacts.Read(s_committed));

    [Fact]
    public void DocumentAndItself_DoNotDiffer() => Assert.Empty(Differences.Between(s_facts.Value, DocumentFacts.Read(s_committed)).All);

    [UpstreamFact]
    public void OlderDocumentAndItself_DoNotDiffer() => Assert.Empty(Differences.Between(Upstream.OlderFacts, Upstream.OlderFacts).All);

    [UpstreamFact]
    public void RealRevisionReadBackwards_IsTheInverse() => AssertInverse(Upstream.OlderFacts, Upstream.NewerFacts);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 25)]
    [InlineData(4, 100)]
    [InlineData(5, 400)]
    [InlineData(6, 1600)]
    public void MutatedDocument_DiffersAndIsTheInverseReadBackwards(int seed, int changes)
    {
        var mutated = Read(Mutation.Of(s_document.Value, seed, changes));

        Assert.Empty(Differences.Between(mutated, mutated).All);
        AssertInverse(s_facts.Value, mutated);
        Assert.NotEmpty(Differences.Between(s_facts.Value, mutated).All);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void TwoMutatedDocuments_AreTheInverseReadBackwards(int seed) =>
        AssertInverse(Read(Mutation.Of(s_document.Value, seed, 150)), Read(Mutation.Of(s_document.Value, seed + 100, 150)));

    [Fact]
    public void Report_KeepsEveryDifference()
    {
        var differences = Differences.Between(s_facts.Value, Read(Mutation.Of(s_document.Value, seed: 7, changes: 300)));

        Assert.Equal(differences.All.Count, RevisionReport.Of(differences, []).Lines.Sum(static line => line.Subjects.Count));
    }

    private static void AssertInverse(DocumentFacts before, DocumentFacts after)
    {
        var forwards = Differences.Between(before, after).All.Select(static difference => difference.ToString());
        var backwards = Differences.Between(after, before).All.Select(static difference => difference.Inverse().ToString());

        Assert.Equal(forwards.Order(StringComparer.Ordinal), backwards.Order(StringComparer.Ordinal));
    }

    private static DocumentFacts Read(JsonObject document) => DocumentFacts.Read(Encoding.UTF8.GetBytes(document.ToJsonString()));
}
