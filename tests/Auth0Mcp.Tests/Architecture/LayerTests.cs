using System.Reflection;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Tests.Architecture;

/// <summary>The folders of the core and of the program stand in one order, and none uses what stands behind it.</summary>
public partial class LayerTests
{
    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    /// <summary>Each uses only those before it.</summary>
    public static TheoryData<string, string[]> Orders { get; } = new()
    {
        {
            "src/Auth0Mcp.Core",
            ["Files", "Configuration", "Network", "Telemetry", "Catalog", "SignIn", "Guides", "Context", "Http", "Calls", "Tools",
                "Audit", "Mcp"]
        },
        {
            "src/Auth0Mcp.Core/Calls",
            [
                "Masking", "Plans", "Results", "Arguments", "Secrets", "Errors", "Updates", "Requests", "Consent", "DryRun",
                "Execution", "Stages", "Pipeline",
            ]
        },
        { "src/Auth0Mcp", ["Stdio", "Clients", "Doctor", "Cli"] },
        { "src/Auth0Mcp.Http", ["Settings", "State", "People", "Record", "Tenants", "Issuer", "Hosting"] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void NoFolder_UsesOneBehindIt(string project, string[] order)
    {
        var arrows = Arrows(project, order);

        Assert.NotEmpty(arrows);
        Assert.DoesNotContain(arrows, arrow => Array.IndexOf(order, arrow.To) > Array.IndexOf(order, arrow.From));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void EveryFolder_HasAPlaceInTheOrder(string project, string[] order)
        => Assert.Equal(
            order.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Path.Combine(s_root, project))
                .Where(static folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
                .Select(static folder => Path.GetFileName(folder)!)
                .Where(static name => name is not "obj" and not "bin")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Core_KnowsNeitherConsoleNorStandardStreams()
        => Assert.DoesNotContain(Files("src/Auth0Mcp.Core"), static file => Console().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Program_KnowsNoWebServer()
    {
        var known = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        Visit(typeof(Auth0Mcp.Cli.CommandLine).Assembly);

        Assert.Contains("Auth0Mcp.Core", known.Keys);
        Assert.DoesNotContain(
            known.Keys,
            static name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.Contains("Redis", StringComparison.Ordinal));

        void Visit(Assembly assembly)
        {
            if (known.TryAdd(assembly.GetName().Name!, assembly)
                && !assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal))
            {
                Array.ForEach(assembly.GetReferencedAssemblies(), name => Visit(Assembly.Load(name)));
            }
        }
    }

    /// <summary>
    /// What the folders of a project say that they use. What lies in <c>Calls</c> itself is used by all its folders, and uses
    /// none.
    /// </summary>
    private static List<(string File, string From, string To)> Arrows(string project, string[] order)
        => [.. Files(project).SelectMany(file =>
        {
            var from = Path.GetRelativePath(Path.Combine(s_root, project), file).Split(Path.DirectorySeparatorChar)[0];
            var used = project.EndsWith("/Calls", StringComparison.Ordinal) ? UsedCalls() : Used();
            return used.Matches(File.ReadAllText(file))
                .Select(used => (Path.GetFileName(file), from, used.Groups[1].Value))
                .Where(arrow => order.Contains(arrow.Value) && arrow.from != arrow.Value)
                .Where(arrow => order.Contains(arrow.from) || project.EndsWith("/Calls", StringComparison.Ordinal));
        })];

    private static IEnumerable<string> Files(string project)
        => Directory.EnumerateFiles(Path.Combine(s_root, project), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains(
                $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>A directive, or a name that is written out.</summary>
    [GeneratedRegex(@"\bAuth0Mcp\.(?:Team\.)?(\w+)(?=[.;])", RegexOptions.CultureInvariant)]
    private static partial Regex Used();

    [GeneratedRegex(@"\bAuth0Mcp\.Calls\.(\w+)(?=[.;])", RegexOptions.CultureInvariant)]
    private static partial Regex UsedCalls();

    [GeneratedRegex(@"\bConsole\.|\bStdio\b", RegexOptions.CultureInvariant)]
    private static partial Regex Console();
}
