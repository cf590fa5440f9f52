using System.Globalization;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Manifest;
using Xunit.Abstractions;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>
/// The committed catalog on revisions of its own document that nobody wrote, and all the way back. A few are taken here;
/// <c>eng/revisions.sh</c> takes 54, and others by their seed.
/// </summary>
public sealed class CatalogRevisionsTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task RevisionsOfTheCommittedDocument_ListExactlyWhatABuildReportsForwardAndBackward()
    {
        var walk = await CommittedAsync();
        var revision = new CatalogRevision(Number("AUTH0MCP_REVISIONS_SEED", 2026));
        var states = new List<JsonObject> { Document(CommittedSpec.DocumentPath) };
        var made = new List<string> { "nothing" };
        while (states.Count <= Number("AUTH0MCP_REVISIONS", 3))
        {
            var next = states[^1].DeepClone().AsObject();
            made.Add(string.Join(", ", revision.Change(next)));
            states.Add(next);
        }

        var day = new DateOnly(2027, 1, 1);
        var hasSeenReturn = false;
        foreach (var index in Enumerable.Range(1, states.Count - 1).Concat(Enumerable.Range(0, states.Count - 1).Reverse()))
        {
            var step = await walk.StepAsync(states[index], day);
            Tell(step, $"revision {index}", made[index]);
            day = day.AddDays(1);

            // At the turn, and where something came back for the first time.
            if (index == states.Count - 1 || (step.Revived > 0 && !hasSeenReturn))
            {
                walk.DemandItCompiles();
                hasSeenReturn |= step.Revived > 0;
            }
        }

        walk.DemandItCompiles();

        // Rules about what came and went are left to a person; all tools of the beginning are there as they were.
        output.WriteLine(string.Join('\n', walk.Errors()));
        AssertToolsOfTheBeginning();
    }

    /// <summary>The two dated documents that Auth0 published, each way twice.</summary>
    [UpstreamFact]
    public async Task PublishedDocuments_ListExactlyWhatABuildReportsForwardAndBackward()
    {
        var walk = await CommittedAsync();
        var day = new DateOnly(2027, 1, 1);
        foreach (var document in new[] { Upstream.Older, Upstream.Newer, Upstream.Older, Upstream.Newer })
        {
            Tell(await walk.StepAsync(Document(document), day), Path.GetFileName(document), "");
            day = day.AddDays(1);
        }

        AssertToolsOfTheBeginning();
        Assert.Empty(walk.Errors());
        walk.DemandItCompiles();
    }

    /// <summary>A walk that begins at the committed folder.</summary>
    private async Task<DatedWalk> CommittedAsync()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(s_root, "spec"), "*", SearchOption.AllDirectories))
        {
            _bench.Add(Path.GetRelativePath(s_root, file), await File.ReadAllBytesAsync(file));
        }

        _bench.Add("Directory.Build.props", await File.ReadAllBytesAsync(Path.Combine(s_root, "Directory.Build.props")));
        return new DatedWalk(_bench);
    }

    private void Tell(WalkStep step, string document, string made) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{step.Date} {document}: {step.Time.TotalSeconds:F1} s, {step.Decisions} decisions, {step.Revived} back; {made}"));

    private void AssertToolsOfTheBeginning()
    {
        var after = Tools(SpecFolder.Read(_bench.At("spec")));
        Assert.All(Tools(SpecFolder.Read(Path.Combine(s_root, "spec"))), tool => Assert.Contains(tool, after));
    }

    private static JsonObject Document(string path) => JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();

    /// <summary>Each tool with what people read of it.</summary>
    private static List<(string Name, string Title, string Description)> Tools(SpecFolder folder)
        => [.. ToolCatalog.Of(folder).Tools.Select(static tool => (tool.Entry.Name, tool.Entry.Title, tool.Entry.Description))];

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
