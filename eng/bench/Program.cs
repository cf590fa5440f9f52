using Auth0Mcp;
using Auth0Mcp.Bench;

// A fresh process is the only way to measure a cold one.
if (args is ["generator-once", var repository])
{
    Console.WriteLine(GeneratorBench.RunOnce(repository));
    return 0;
}

// The search needs no executable.
if (args is ["search"])
{
    var search = new Report();
    SearchBench.Run(search);
    Console.Write(search.ToMarkdown());
    return 0;
}

var root = Repository.FindRoot(AppContext.BaseDirectory);
var executable = args is ["--executable", var path] ? path : NativeBuild.Publish(root);
var report = new Report();
StartupBench.Run(executable, report);
ArgumentCheckBench.Run(report);
SearchBench.Run(report);
GeneratorBench.Run(root, report);
Console.Write(report.ToMarkdown());
return 0;
