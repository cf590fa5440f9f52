using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.ManagementApi;
using Xunit.Abstractions;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>
/// Calls that mix references, hand-off, consent and answers that repeat whatever was sent: no secret of this machine is in a
/// result, a question or a file, none reaches the tenant unasked, and nothing is changed without a recorded yes.
/// </summary>
[Collection(Alone.Name)]
public sealed class ConsentFuzzTests : IDisposable
{
    private const int Times = 50_000;

    private readonly ITestOutputHelper _output;
    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-consent-fuzz-").FullName;

    public ConsentFuzzTests(ITestOutputHelper output)
    {
        _output = output;
        File.WriteAllText(
            Path.Combine(_folder, ".env"), $"NAMED={ConsentFuzzSession.Named}-file\nCLOSED={ConsentFuzzSession.Closed}-file\n");
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), ConsentFuzzSession.Closed + "-notes");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NothingOfThisMachineShows_AndNothingChangesWithoutAYes()
    {
        var tools = ManagementCatalog.All();
        var sessions = Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 8))
            .Select(number => new ConsentFuzzSession(_folder, number)).ToList();
        await Task.WhenAll(sessions.Select((session, number) => Task.Run(async () =>
        {
            for (var call = number; call < Times; call += sessions.Count)
            {
                await session.CallAsync(tools[call % tools.Length], new SeededSource($"consent/{call}"));
            }
        })));

        var outcomes = sessions.SelectMany(static session => session.Outcomes)
            .GroupBy(static pair => pair.Key, static pair => pair.Value)
            .ToDictionary(static group => group.Key, static group => group.Sum(), StringComparer.Ordinal);
        _output.WriteLine(string.Join(", ", outcomes.OrderBy(static pair => pair.Key, StringComparer.Ordinal)));
        Assert.True(
            sessions.TrueForAll(static session => session.Findings.Count == 0),
            string.Join('\n', sessions.SelectMany(static session => session.Findings).Take(20)));
        Assert.Equal(Times, sessions.Sum(static session => session.Calls));
        Assert.All(
            ["changed after a yes", "reference sent", "secret saved", "confirmation_required", "declined", "invalid_arguments"],
            outcome => Assert.InRange(outcomes.GetValueOrDefault(outcome), 20, Times));
        Assert.Equal(
            ["", ".env", "notes.txt"],
            Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Where(static name => !ConsentFuzzSession.MayBeMade(name!))
            .Prepend("").Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories(_folder));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_folder).Where(static file => ConsentFuzzSession.MayBeMade(Path.GetFileName(file))),
            static file => ConsentFuzzSession.IsLocal(File.ReadAllText(file)));
    }
}
