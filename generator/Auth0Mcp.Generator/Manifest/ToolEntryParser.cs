using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Turns one mapping under <c>tools:</c> into an entry; checks everything that needs no API document.</summary>
internal static class ToolEntryParser
{
    internal const int MaxDescriptionLength = 400;

    /// <summary>What a list of tools shows on one line.</summary>
    private const int MaxTitleLength = 60;

    /// <summary>Schemas contain themselves: each level more may multiply what every client reads.</summary>
    private const int MaxDepth = 5;

    /// <summary>The entry, or null when it lacks what every tool needs.</summary>
    public static ToolEntry? Parse(YamlMap map, string toolset, ManifestSettings settings, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var written = reader.Text("name") ?? "";
        var isProposed = PendingDecisions.IsPending(written);
        var name = isProposed ? Proposed(written, settings) : written;
        var operation = reader.Text("operation") ?? "";
        var title = reader.Text("title") ?? "";
        var description = Fold(reader.Text("description") ?? "");
        var entry = new ToolEntry(
            name,
            operation,
            title,
            description,
            reader.Texts("toolsets") is { IsEmpty: false } toolsets ? toolsets : new[] { toolset }.ToEquatableArray(),
            reader.Flag("core") ?? false,
            AccessWord(reader, problems),
            reader.Text("reason"),
            reader.Flag("idempotent"),
            Depth(reader, problems),
            reader.Texts("advertise"),
            reader.Pairs("rename"),
            reader.Pairs("aliases"),
            reader.Texts("hide"),
            reader.Pairs("describe"),
            DefaultsParser.Parse(reader.Map("defaults"), problems),
            Page(reader, problems),
            reader.Maps("conflicts").Select((map, index) => Conflict(map, index, problems)).ToEquatableArray(),
            DashboardParser.Parse(reader, problems),
            UpdateRulesParser.Parse(reader.Map("update"), problems),
            reader.Texts("mints"),
            reader.Texts("confirm"),
            reader.Texts("examples", mayRepeat: true),
            isProposed);
        reader.Close();

        var shownName = name.Length == 0 ? "(unnamed)" : name;
        Require(written, "name", shownName, $"{settings.Prefix}_<verb>_<resource>, e.g. '{settings.Prefix}_list_roles'", problems);
        Require(operation, "operation", shownName, "the operationId of the document, e.g. 'get_roles'", problems);
        Require(title, "title", shownName, "a short name for people, e.g. 'List roles'", problems);
        Require(description, "description", shownName, "one to three sentences: what it does, what it returns, what it changes",
            problems);
        if (name.Length > 0 && !isProposed && ToolNames.Fault(name, settings) is { } fault)
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.BadName, "name", name, fault, ToolNames.Form(settings)));
        }

        problems.AddRange(
            entry.Toolsets.Where(area => area != toolset)
            .SelectMany(area => ManifestReader.UnknownToolset(area, "toolsets." + area, settings)));
        problems.AddRange(BadExamples(name, entry.Examples));
        problems.AddRange(new[] { ("title", title, MaxTitleLength), ("description", description, MaxDescriptionLength) }
            .Where(static text => text.Item2.Length > text.Item3 && !PendingDecisions.IsPending(text.Item2))
            .Select(text => Problem.Value(
                DiagnosticDescriptors.DescriptionTooLong, text.Item1, text.Item1, name, Text(text.Item2.Length), Text(text.Item3))));

        return written.Length == 0 || operation.Length == 0 ? null : entry;
    }

    /// <summary>The name that an update proposes and nobody has accepted yet; empty where it had none to propose.</summary>
    private static string Proposed(string written, ManifestSettings settings)
        => PendingDecisions.Wanted(written) is var name && ToolNames.Fault(name, settings) is null ? name : "";

    /// <summary>Examples that are empty or say what another of the tool says.</summary>
    private static IEnumerable<Problem> BadExamples(string tool, EquatableArray<string> examples)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < examples.Count; i++)
        {
            var example = examples[i];
            if (PendingDecisions.IsPending(example))
            {
                continue;
            }

            var words = string.Join(" ", Words.Of(example));
            if (words.Length == 0)
            {
                yield return Problem.Value(DiagnosticDescriptors.BadExample, "examples." + Text(i), tool, "an example is empty");
            }
            else if (!said.Add(words))
            {
                yield return Problem.Value(
                    DiagnosticDescriptors.BadExample, "examples." + Text(i), tool, $"the example \"{example}\" is given twice");
            }
        }
    }

    private static void Require(string text, string key, string tool, string example, List<Problem> problems)
    {
        // A key of the wrong shape was reported already.
        if (text.Length == 0 && !problems.Any(problem => problem.Path == key) && !EntryReader.IsMisspelt(key, problems))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.MissingKey, key, $"Tool '{tool}'", key, example));
        }
    }

    private static string? AccessWord(EntryReader reader, List<Problem> problems)
    {
        var access = reader.Text("access");
        if (access is null or "read" or "write" or "destructive")
        {
            return access;
        }

        // A pending value was reported already.
        if (!PendingDecisions.IsPending(access))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, "access", "access", "read, write or destructive"));
        }

        return null;
    }

    private static int Depth(EntryReader reader, List<Problem> problems)
    {
        var depth = reader.Number("depth") ?? 1;
        if (depth is >= 1 and <= MaxDepth)
        {
            return depth;
        }

        problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, "depth", "depth", $"a whole number from 1 to {Text(MaxDepth)}"));
        return 1;
    }

    private static PageEntry Page(EntryReader reader, List<Problem> problems)
    {
        if (reader.Map("page") is not { } page)
        {
            return PageEntry.None;
        }

        var pageReader = new EntryReader(page, "page", problems);
        var entry = new PageEntry(
            pageReader.Text("checkpoint"), pageReader.Number("reach"), pageReader.Text("beyond") is { } text ? Fold(text) : null);
        pageReader.Close();
        return entry;
    }

    private static ConflictRule Conflict(YamlMap map, int index, List<Problem> problems)
    {
        var path = EntryReader.Join("conflicts", Text(index));
        var before = problems.Count;
        var reader = new EntryReader(map, path, problems);
        var rule = new ConflictRule(reader.Text("argument") ?? "", reader.Texts("with"), Fold(reader.Text("reason") ?? ""));
        reader.Close();
        if (problems.Count == before && (rule.Argument.Length == 0 || rule.With.IsEmpty || rule.Reason.Length == 0))
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.WrongShape, path, "a conflict",
                "given with 'argument', 'with' and 'reason': why, and what to do"));
        }

        return rule;
    }

    /// <summary>Line breaks of a block scalar are for the file's reader only.</summary>
    private static string Fold(string text) => Regex.Replace(text, @"\s+", " ");

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
