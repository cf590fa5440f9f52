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
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task RevisionsOfTheCommittedDocument_ListExactlyWhatABuildReportsForwardAndBackward()
    {
        var root = Repository.FindRoot(AppContext.BaseDirectory);
        foreach (var file in Directory.GetFiles(Path.Combine(root, "spec"), "*", SearchOption.AllDirectories))
        {
            _bench.Add(Path.GetRelativePath(root, file), await File.ReadAllBytesAsync(file));
        }

        _bench.Add("Directory.Build.props", await File.ReadAllBytesAsync(Path.Combine(root, "Directory.Build.props")));
        var walk = new DatedWalk(_bench);
        var revision = new CatalogRevision(Number("AUTH0MCP_REVISIONS_SEED", 2026));
        var states = new List<JsonObject> { JsonNode.Parse(await File.ReadAllBytesAsync(CommittedSpec.DocumentPath))!.AsObject() };
        var made = new List<string> { "nothing" };
        while (states.Count <= Number("AUTH0MCP_REVISIONS", 3))
        {
            var next = states[^1].DeepClone().AsObject();
            made.Add(string.Join(", ", revision.Change(next)));
            states.Add(next);
        }

        var day = new DateOnly(2027, 1, 1);
        foreach (var index in Enumerable.Range(1, states.Count - 1).Concat(Enumerable.Range(0, states.Count - 1).Reverse()))
        {
            var step = await walk.StepAsync(states[index], day);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{step.Date} revision {index}: {step.Time.TotalSeconds:F1} s, {step.Decisions} decisions, {step.Revived} back; {made[index]}"));
            day = day.AddDays(1);
        }

        // Rules about what came and went are left to a person; all tools of the beginning are there as they were.
        output.WriteLine(string.Join('\n', walk.Errors()));
        var (before, after) = (Tools(SpecFolder.Read(Path.Combine(root, "spec"))), Tools(SpecFolder.Read(_bench.At("spec"))));
        Assert.All(before, tool => Assert.Contains(tool, after));
    }

    /// <summary>Each tool with what people read of it.</summary>
    private static List<(string Name, string Title, string Description)> Tools(SpecFolder folder)
        => [.. ToolCatalog.Of(folder).Tools.Select(static tool => (tool.Entry.Name, tool.Entry.Title, tool.Entry.Description))];

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
