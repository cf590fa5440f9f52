using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads a prompt: its title, its arguments, and the text that a client gives to its model.</summary>
internal static class PromptReader
{
    public static PromptFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return PromptFile.Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var name = Path.GetFileNameWithoutExtension(file.Path);
        var (title, description, text) = (reader.Text("title") ?? "", reader.Text("description") ?? "",
            (reader.Text("text") ?? "").Replace("\r", ""));
        var arguments = reader.Maps("arguments").Select((map, index) => Argument(map, index, problems)).ToList();
        reader.Close();
        problems.AddRange(arguments.GroupBy(static argument => argument.Name, StringComparer.Ordinal)
            .SelectMany(static same => same.Skip(1))
            .Select(static argument => Problem.Value(DiagnosticDescriptors.GivenTwice, argument.Path + ".name", argument.Name)));
        problems.AddRange(new[] { ("title", title), ("description", description), ("text", text) }
            .Where(pair => pair.Item2.Length == 0 && !problems.Any(problem => problem.Path == pair.Item1)
                && !EntryReader.IsMisspelt(pair.Item1, problems))
            .Select(pair => Problem.Value(
                DiagnosticDescriptors.MissingKey, pair.Item1, $"Prompt '{name}'", pair.Item1, "a sentence for people")).ToList());
        problems.AddRange(problems.Count > 0 ? [] : Placeholders(text, arguments));

        var positions = Positions.Of(file.Path, root);
        located.AddRange(problems.Select(positions.Locate));
        return new PromptFile(
            name,
            problems.Count == 0 ? Json(name, title, description, arguments, text) : "",
            text,
            arguments.Where(static argument => argument.Complete.Length > 0)
                .Select(static argument => new TextPair(argument.Path + ".complete", argument.Complete)).ToEquatableArray(),
            positions,
            located.ToEquatableArray());
    }

    private static PromptArgument Argument(YamlMap map, int index, List<Problem> problems)
    {
        var before = problems.Count;
        var path = EntryReader.Join("arguments", index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var reader = new EntryReader(map, path, problems);
        var argument = new PromptArgument(
            path, reader.Text("name") ?? "", reader.Text("description") ?? "", reader.Flag("required") ?? false,
            reader.Text("complete") ?? "");
        reader.Close();
        if (problems.Count == before && (!Regex.IsMatch(argument.Name, "^[a-z][a-z_]*$") || argument.Description.Length == 0))
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.WrongShape, path, "an argument", "given with a 'name' in lower case and a 'description'"));
        }

        return argument;
    }

    /// <summary>
    /// <c>{name}</c>, or <c>{name|what stands there when it is not given}</c>; each argument at least once, and nothing else.
    /// </summary>
    private static IEnumerable<Problem> Placeholders(string text, IReadOnlyCollection<PromptArgument> arguments)
    {
        var names = arguments.Select(static argument => argument.Name).ToList();
        var used = Regex.Matches(text, @"\{([^{}|]*)(?:\|[^{}]*)?\}").Cast<Match>().Select(static match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal).ToList();
        var unknown = used.Where(name => !names.Contains(name))
            .Select(name => Problem.Value(
                DiagnosticDescriptors.PromptUnknownArgument, "text", name, NearMiss.Ending(name, names))).ToList();

        // An argument that is misspelt in the text is not unused.
        var unused = arguments.Where(argument => !used.Contains(argument.Name)
            && !unknown.Any(problem => problem.Arguments[1].Contains($"'{argument.Name}'")));
        return unknown.Concat(unused.Select(static argument => Problem.Value(
            DiagnosticDescriptors.PromptUnusedArgument, argument.Path + ".name", argument.Name)));
    }

    private static string Json(string name, string title, string description, IEnumerable<PromptArgument> arguments, string text)
        => SpecNode.Object([
            new("name", SpecNode.String(name)),
            new("title", SpecNode.String(title)),
            new("description", SpecNode.String(description)),
            new("arguments", SpecNode.Array(arguments.Select(static argument => SpecNode.Object([
                new("name", SpecNode.String(argument.Name)),
                new("description", SpecNode.String(argument.Description)),
                new("required", argument.IsRequired ? SpecNode.True : SpecNode.False),
                new("complete", SpecNode.String(argument.Complete)),
            ])))),
            new("text", SpecNode.String(text)),
        ]).ToJson();

    private sealed record PromptArgument(string Path, string Name, string Description, bool IsRequired, string Complete);
}
