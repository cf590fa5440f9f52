namespace Auth0Mcp.Bench;

/// <summary>What to measure, and where to put it.</summary>
/// <param name="Benches">The names of benches; empty for all.</param>
/// <param name="Executable">The native executable; null publishes one.</param>
/// <param name="Readme">Rewrite the block of figures in the README.</param>
internal sealed record BenchArguments(IReadOnlyList<string> Benches, string? Executable, bool Readme)
{
    public const string Usage = """
        Usage: dotnet run -c Release --project eng/bench -- [BENCH …] [--executable PATH] [--readme]
          BENCH              startup, calls, pipeline, arguments, search, generator, build; all without one
          --executable PATH  measure this program instead of publishing one
          --readme           write the table into README.md, too; needs all benches
        """;

    private static readonly string[] s_names = ["startup", "calls", "pipeline", "arguments", "search", "generator", "build"];

    public bool NeedsExecutable => Wants("startup") || Wants("calls") || Wants("search");

    /// <summary>The arguments; null when they are wrong.</summary>
    public static BenchArguments? Read(ReadOnlySpan<string> arguments)
    {
        var benches = new List<string>();
        string? executable = null;
        var readme = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--readme":
                    readme = true;
                    break;
                case "--executable" when i + 1 < arguments.Length:
                    executable = Path.GetFullPath(arguments[++i]);
                    break;
                case var name when s_names.Contains(name, StringComparer.Ordinal):
                    benches.Add(name);
                    break;
                default:
                    return null;
            }
        }

        return readme && benches.Count > 0 ? null : new BenchArguments(benches, executable, readme);
    }

    public bool Wants(string name) => Benches.Count == 0 || Benches.Contains(name, StringComparer.Ordinal);
}
