using System.Globalization;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads what errors of the API mean.</summary>
internal static class ErrorsReader
{
    private static readonly string[] s_targets = ["item", "part", "settings", "collection"];
    private static readonly string[] s_scopes = ["missing", "unknown"];

    public static ErrorsFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return ErrorsFile.Without(located.ToEquatableArray());
        }

        var rootProblems = new List<Problem>();
        var reader = new EntryReader(root, "", rootProblems);
        var rules = new List<ErrorRule>();
        var positions = new List<PositionMap>();
        foreach (var map in reader.Maps("errors"))
        {
            var problems = new List<Problem>();
            var place = Positions.Of(file.Path, map);
            var rule = ReadRule(map, problems);
            located.AddRange(problems.Select(place.Locate));
            if (problems.Count == 0)
            {
                rules.Add(rule);
                positions.Add(place);
            }
        }

        reader.Close();
        located.AddRange(Positions.Locate(file.Path, root, rootProblems));
        return new ErrorsFile(rules.ToEquatableArray(), positions.ToEquatableArray(), located.ToEquatableArray());
    }

    private static ErrorRule ReadRule(YamlMap map, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var rule = new ErrorRule(
            reader.OneOrMore("status").Select(text => Status(text, problems)).ToEquatableArray(),
            reader.OneOrMore("code"),
            reader.OneOrMore("message"),
            reader.OneOrMore("operation"),
            Word(reader, "target", s_targets, problems),
            Word(reader, "scope", s_scopes, problems),
            reader.Text("kind") ?? "",
            Regex.Replace(reader.Text("next") ?? "", @"\s+", " "));
        reader.Close();
        if (rule.Text.Length == 0 && problems.Count == 0)
        {
            problems.Add(
                Problem.Key(DiagnosticDescriptors.WrongShape, "", "an error rule", "given with 'next': what happened, and what to do"));
        }
        else if (rule.FitsEverything && problems.Count == 0)
        {
            problems.Add(Problem.Key(
                DiagnosticDescriptors.WrongShape, "", "an error rule",
                "given with a condition: status, code, message, operation, target or scope"));
        }

        return rule;
    }

    private static StatusRange Status(string text, List<Problem> problems)
    {
        if (Regex.Match(text, "^([3-5])([0-9]{2}|xx)$") is { Success: true } match)
        {
            var isClass = match.Groups[2].Value == "xx";
            var first = int.Parse(isClass ? match.Groups[1].Value + "00" : text, CultureInfo.InvariantCulture);
            return new StatusRange(first, isClass ? first + 99 : first);
        }

        problems.Add(Problem.Value(
            DiagnosticDescriptors.WrongShape, EntryReader.Join("status", text), "status",
            "an HTTP status of an error, e.g. 404, or a class of them, e.g. 5xx"));
        return default;
    }

    private static string Word(EntryReader reader, string key, string[] allowed, List<Problem> problems)
    {
        var word = reader.Text(key) ?? "";
        if (word.Length > 0 && !allowed.Contains(word))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, key, key, "one of " + string.Join(", ", allowed)));
        }

        return word;
    }
}
