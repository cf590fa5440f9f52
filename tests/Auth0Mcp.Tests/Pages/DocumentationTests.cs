using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Cli;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Pages;

/// <summary>What the pages say is held against the code: commands, links, names.</summary>
public partial class DocumentationTests
{
    private const int MaxReadmeBytes = 18 * 1024;

    private const int MaxSteps = 25;

    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    public static TheoryData<string> Pages => new(DocumentedCommands.Pages(s_root));

    /// <summary>Commands of the README that need no sign-in.</summary>
    public static TheoryData<string[]> OfflineCommands
        => new(DocumentedCommands.Of(Read("README.md")).Where(static words => words[0] is "run" or "tools" || words.Contains("--demo")));

    [Theory]
    [MemberData(nameof(Pages))]
    public void DocumentedCommand_IsUnderstood(string page)
    {
        var context = new CliContext(
            TextWriter.Null, TextWriter.Null, static _ => null, static () => Stream.Null, static () => Stream.Null);
        var wrong = DocumentedCommands.Of(Read(page))
            .Select(words => (Line: string.Join(' ', words), CommandLine.Parse(words, context).Errors))
            .Where(static parsed => parsed.Errors.Count > 0)
            .Select(static parsed => $"{parsed.Line}: {parsed.Errors[0].Message}");
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(OfflineCommands))]
    public async Task CommandOfTheReadme_Runs(string[] words)
    {
        var result = await Shell.RunAsync(words, words.Contains("--demo") ? [] : Shell.Tenant);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    [Fact]
    public void Readme_HasCommandsOfEachKind()
    {
        var first = DocumentedCommands.Of(Read("README.md")).Select(static words => words[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(["init", "clients", "session", "doctor", "run", "tools", "call"], StringComparer.Ordinal), first);
    }

    [Fact]
    public void Readme_IsShort()
        => Assert.InRange(new FileInfo(Path.Combine(s_root, "README.md")).Length, 1, MaxReadmeBytes);

    [Theory]
    [MemberData(nameof(Pages))]
    public void ScriptOrProjectOfACommand_Exists(string page)
    {
        var named = DocumentedCommands.ShellLines(Read(page))
            .SelectMany(static line => InRepository().Matches(line).Select(static match => match.Value));
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(s_root, path)), path));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Link_LeadsSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(s_root, page))!;
        foreach (Match link in Link().Matches(Read(page)))
        {
            var (path, anchor) = (link.Groups["path"].Value, link.Groups["anchor"].Value);
            var target = path.Length == 0 ? Path.Combine(s_root, page) : Path.GetFullPath(Path.Combine(folder, path));
            Assert.True(Path.Exists(target), $"{page} links to {path}, which is not there.");
            Assert.True(
                anchor.Length == 0 || Anchors(target).Contains(anchor),
                $"{page} links to {path}#{anchor}, and no heading has that anchor.");
        }
    }

    [Fact]
    public void FloorPlan_NamesTypesThatExist()
    {
        var files = Directory.EnumerateFiles(Path.Combine(s_root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(static path => Path.GetFileName(path).Split('.')[0])
            .ToHashSet(StringComparer.Ordinal);
        var named = TypeName().Matches(Read("src/README.md")).Select(static match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !files.Contains(name));
    }

    [Fact]
    public void FloorPlan_IsShort() => Assert.InRange(Step().Count(Read("src/README.md")), 10, MaxSteps);

    [Fact]
    public void EveryKeyOfTheManifest_IsExplained()
    {
        using var schema = JsonDocument.Parse(Read("spec/tools.schema.json"));
        var definitions = schema.RootElement.GetProperty("$defs");
        var tool = definitions.GetProperty("tool").GetProperty("properties");
        var keys = Names(schema.RootElement.GetProperty("properties"))
            .Concat(Names(tool))
            .Concat(Names(tool.GetProperty("update").GetProperty("properties")))
            .Concat(Names(tool.GetProperty("page").GetProperty("properties")))
            .Concat(Names(tool.GetProperty("conflicts").GetProperty("items").GetProperty("properties")))
            .Concat(Names(definitions.GetProperty("rule").GetProperty("properties")))
            .Concat(Names(
                definitions.GetProperty("tombstone").GetProperty("properties").GetProperty("removed").GetProperty("properties")));
        var page = Read("spec/README.md");
        Assert.DoesNotContain(keys, key => !Regex.IsMatch(page, $@"\b{key}:"));

        static IEnumerable<string> Names(JsonElement properties)
            => properties.EnumerateObject().Select(static property => property.Name);
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(s_root, page));

    private static HashSet<string> Anchors(string page)
        => [.. Heading().Matches(File.ReadAllText(page))
            .Select(static match => NotInAnchors().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"(?<![\w./-])(?:eng|src|spec|tests|generator|\.ci)/[\w./-]*\w(?=\s|$)")]
    private static partial Regex InRepository();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(?:#(?<anchor>[^)]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(?m)^\d+\. ")]
    private static partial Regex Step();

    [GeneratedRegex(@"(?m)^#+ (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
