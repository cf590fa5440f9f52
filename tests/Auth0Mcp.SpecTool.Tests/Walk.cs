using System.Text.RegularExpressions;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>One walk for all tests: a dry run, the update, and the update again.</summary>
public sealed partial class Walk : IAsyncLifetime, IDisposable
{
    private readonly Workbench _bench = new();

    internal SpecFolder Before { get; private set; } = null!;

    internal SpecFolder After { get; private set; } = null!;

    internal string PrintedByDryRun { get; private set; } = "";

    internal IReadOnlyList<string> ChangedByDryRun { get; private set; } = [];

    internal string Printed { get; private set; } = "";

    internal IReadOnlyList<string> Changed { get; private set; } = [];

    internal string PrintedAgain { get; private set; } = "";

    internal IReadOnlyList<string> ChangedAgain { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (!Upstream.IsPresent)
        {
            return;
        }

        await OlderSpec.WriteAsync(_bench);
        Before = SpecFolder.Read(_bench.At("spec"));
        (PrintedByDryRun, ChangedByDryRun) = await UpdateAsync("--dry-run");
        (Printed, Changed) = await UpdateAsync();
        After = SpecFolder.Read(_bench.At("spec"));
        (PrintedAgain, ChangedAgain) = await UpdateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bench.Dispose();

    /// <summary>Every todo written by a machine, no two alike.</summary>
    internal SpecFolder FilledIn()
    {
        var written = 0;
        return After.Manifests.Append(SpecFolder.VocabularyFile).Append(SpecFolder.SecretsFile)
            .Aggregate(After, (folder, file) => folder.With(file, Todo.Replace(
                ProposedName.Replace(folder[file], "name: $1"), _ => $"Written as number {++written}")));
    }

    private async Task<(string Printed, IReadOnlyList<string> Changed)> UpdateAsync(params string[] options)
    {
        var before = _bench.Files();
        var start = _bench.Output.Length;
        Assert.Equal(0, await _bench.RunAsync(["update", Upstream.Newer, "--spec", _bench.At("spec"), .. options]));

        var after = _bench.Files();
        return (
            _bench.Output[start..].Replace(_bench.At(""), "", StringComparison.Ordinal),
            [.. after.Keys.Union(before.Keys).Where(file => after.GetValueOrDefault(file) != before.GetValueOrDefault(file))
                .Order(StringComparer.Ordinal)]);
    }

    [GeneratedRegex("name: \"todo: (auth0_[a-z0-9_]+)\"")]
    private static partial Regex ProposedName { get; }

    [GeneratedRegex("\"todo: [^\"]*\"")]
    private static partial Regex Todo { get; }
}
