using System.Diagnostics;
using System.Globalization;
using Auth0Mcp.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth0Mcp.Bench;

/// <summary>The generator over the full document: in a fresh process, then again after edits.</summary>
internal static class GeneratorBench
{
    private const int Processes = 5;

    public static void Run(string root, Report report)
    {
        var runs = Enumerable.Range(0, Processes).Select(_ => RunInFreshProcess(root)).ToList();
        report.Add($"generator, full document, fresh process (median of {Processes})", Milliseconds(runs, 0), "1 s");
        report.Add("generator, after an edit to C#", Milliseconds(runs, 1), "nothing re-parsed");
        report.Add("generator, after an edit to one YAML entry", Milliseconds(runs, 2), "one tool bound");
    }

    /// <summary>Three times in milliseconds: cold, after a C# edit, after the edit of one entry.</summary>
    public static string RunOnce(string root)
    {
        var inputs = GeneratorInputs.Read(root);
        var compilation = CSharpCompilation.Create("bench", [CSharpSyntaxTree.ParseText("class A;")]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ManagementApiGenerator().AsSourceGenerator()], inputs.Files, optionsProvider: inputs);
        var cold = Time(() => driver = driver.RunGenerators(compilation));
        var edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class B;"));
        var code = Time(() => driver = driver.RunGenerators(edited));
        var (before, after) = inputs.EditOneEntry();
        driver = driver.ReplaceAdditionalText(before, after);
        var entry = Time(() => driver = driver.RunGenerators(edited));
        return string.Create(CultureInfo.InvariantCulture, $"{cold} {code} {entry}");
    }

    private static double Time(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double[] RunInFreshProcess(string root)
    {
        using var process =
            Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["generator-once", root]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
    }

    private static string Milliseconds(List<double[]> runs, int index)
        => string.Create(CultureInfo.InvariantCulture, $"{Report.Median(runs.Select(run => run[index])):0} ms");
}
