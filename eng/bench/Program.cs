using Auth0Mcp;
using Auth0Mcp.Bench;

// A fresh process is the only way to measure a cold one.
if (args is ["generator-once", var repository])
{
    Console.WriteLine(GeneratorBench.RunOnce(repository));
    return 0;
}

if (args is ["--help" or "-h"])
{
    Console.WriteLine(BenchArguments.Usage);
    return 0;
}

if (BenchArguments.Read(args) is not { } asked)
{
    Console.Error.WriteLine(BenchArguments.Usage);
    return 2;
}

var root = Repository.FindRoot(AppContext.BaseDirectory);
var (report, team) = (new Report(), new Report());
var executable = asked.NeedsExecutable ? asked.Executable ?? NativeBuild.Publish(root) : "";
foreach (var (name, bench) in new (string, Func<Task>)[]
{
    ("startup", () => StartupBench.RunAsync(executable, ReferenceServer.Install(root), report)),
    ("team", () => TeamServerBench.RunAsync(
        asked.TeamExecutable ?? NativeBuild.Publish(root, "Auth0Mcp.Http", "auth0-mcp-http"), root,
        ReferenceServer.Install(root), team)),
    ("calls", () => CallBench.RunAsync(executable, report)),
    ("hostile", () => HostileBench.RunAsync(executable, report)),
    ("pipeline", () => PipelineBench.RunAsync(report)),
    ("arguments", () => { ArgumentCheckBench.Run(report); return Task.CompletedTask; }),
    ("search", () => { SearchBench.Run(root, report); return SearchBench.CountTokensAsync(root, report); }),
    ("native-search", () => NativeSearchBench.RunAsync(executable, root, report)),
    ("generator", () => { GeneratorBench.Run(root, report); return Task.CompletedTask; }),
    ("build", () => BuildBench.RunAsync(root, report)),
})
{
    if (asked.Wants(name))
    {
        Console.Error.WriteLine($"measuring: {name} …");
        await bench();
    }
}

foreach (var (section, figures) in new[] { ("bench", report), ("team", team) })
{
    if (figures.IsEmpty)
    {
        continue;
    }

    var markdown = figures.ToMarkdown();
    Console.Write(markdown);
    if (asked.WritesPage)
    {
        FiguresPage.Write(root, section, markdown);
    }
}

return 0;
