namespace Auth0Mcp.Bench;

/// <summary>What to measure, and where to put it.</summary>
/// <param name="Benches">The names of benches; empty for all.</param>
/// <param name="Executable">The native executable; null publishes one.</param>
/// <param name="TeamExecutable">That of the team's server; null publishes one.</param>
/// <param name="WritesPage">Rewrite the page of figures.</param>
internal sealed record BenchArguments(IReadOnlyList<string> Benches, string? Executable, string? TeamExecutable, bool WritesPage)
{
    public const string Usage = """
        Usage: dotnet run -c Release --project eng/bench -- [BENCH …] [--executable PATH] [--team-executable PATH] [--write]
          BENCH              startup, team, calls, hostile, pipeline, arguments, search, native-search, generator, build; all without one
          --executable PATH  measure this program instead of publishing one
          --team-executable PATH
                             the same for the team's server
          --write            write the tables into .github/docs/figures.md, too; needs all benches, or team alone
        """;

    private static readonly string[] s_names = ["startup", "team", "calls", "hostile", "pipeline", "arguments", "search", "native-search",
        "generator", "build"];

    public bool NeedsExecutable => Wants("startup") || Wants("calls") || Wants("hostile") || Wants("native-search");

    /// <summary>The arguments; null when they are wrong.</summary>
    public static BenchArguments? Read(ReadOnlySpan<string> arguments)
    {
        var benches = new List<string>();
        string? executable = null, team = null;
        var writesPage = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--write":
                    writesPage = true;
                    break;
                case "--executable" when i + 1 < arguments.Length:
                    executable = Path.GetFullPath(arguments[++i]);
                    break;
                case "--team-executable" when i + 1 < arguments.Length:
                    team = Path.GetFullPath(arguments[++i]);
                    break;
                case var name when s_names.Contains(name, StringComparer.Ordinal):
                    benches.Add(name);
                    break;
                default:
                    return null;
            }
        }

        return writesPage && benches is not ([] or ["team"]) ? null : new BenchArguments(benches, executable, team, writesPage);
    }

    public bool Wants(string name) => Benches.Count == 0 || Benches.Contains(name, StringComparer.Ordinal);
}
