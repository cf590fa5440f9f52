using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads what is known of a framework.</summary>
internal static class FrameworkReader
{
    public static FrameworkFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        var id = Path.GetFileNameWithoutExtension(file.Path);
        if (YamlReader.Read(file, located) is not { } root)
        {
            return FrameworkFile.Without(located.ToEquatableArray()) with { Id = id };
        }

        var problems = new List<Problem>();
        var entry = ReadEntry(id, root, problems);
        problems.RemoveAll(problem => problem.Id == DiagnosticDescriptors.FrameworkNeeds.Id
            && EntryReader.IsMisspelt(problem.Arguments[1].Substring(problem.Arguments[1].LastIndexOf('.') + 1), problems));
        if (problems.Count == 0)
        {
            problems.AddRange(FrameworkChecks.Find(entry));

            // A placeholder that is misspelt is not missing.
            problems.RemoveAll(problem => problem.Id == DiagnosticDescriptors.MissingPlaceholder.Id && problems.Any(
                other => other.Id == DiagnosticDescriptors.ErrorUnknownPlaceholder.Id
                    && other.Arguments[1].Contains($"'{problem.Arguments[1]}'")));
        }

        var positions = Positions.Of(file.Path, root);
        located.AddRange(problems.Select(positions.Locate));
        return new FrameworkFile(id, located.Count == 0 ? entry : null, positions, located.ToEquatableArray());
    }

    private static FrameworkEntry ReadEntry(string id, YamlMap root, List<Problem> problems)
    {
        var reader = new EntryReader(root, "", problems);
        var entry = new FrameworkEntry(
            id,
            Required(reader, "title", id, problems),
            Required(reader, "type", id, problems),
            reader.Texts("aliases"),
            reader.Texts("covers"),
            reader.Text("origin") ?? "",
            reader.Number("port") ?? 0,
            reader.Texts("callbacks"),
            reader.Texts("logout_urls"),
            ReadSdk(reader, id, problems),
            Required(reader, "guide", id, problems))
        {
            Signs = Each(reader, "detect", problems, static map => new FrameworkSign(
                map.Text("file") ?? "", map.OneOrMore("holds"), map.Flag("sure") ?? true)),
            Ports = Each(reader, "port_from", problems, ReadText),
            AppIds = Each(reader, "app_id_from", problems, ReadText),
            Files = Each(reader, "files", problems, static map => new FrameworkSettings(
                map.Text("path") ?? "", map.Text("format") ?? "", map.Text("if") ?? "", map.Pairs("keys"))),
        };
        reader.Close();
        return entry;
    }

    private static FrameworkSdk ReadSdk(EntryReader reader, string id, List<Problem> problems)
    {
        if (reader.Map("sdk") is not { } map)
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.FrameworkNeeds, "", id, "sdk",
                "what the guide installs, in which version, and where that was looked up"));
            return new FrameworkSdk("", "", "", "");
        }

        var sdk = new EntryReader(map, "sdk", problems);
        var read = new FrameworkSdk(
            Required(sdk, "package", id, problems, "sdk"),
            Required(sdk, "version", id, problems, "sdk"),
            Required(sdk, "install", id, problems, "sdk"),
            Required(sdk, "checked", id, problems, "sdk"));
        sdk.Close();
        return read;
    }

    private static FrameworkText ReadText(EntryReader map) => new(map.Text("file") ?? "", map.Text("after") ?? "");

    private static EquatableArray<T> Each<T>(EntryReader reader, string key, List<Problem> problems, Func<EntryReader, T> read)
        where T : IEquatable<T>
    {
        var items = new List<T>();
        foreach (var map in reader.Maps(key))
        {
            var item = new EntryReader(
                map, EntryReader.Join(key, items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)), problems);
            items.Add(read(item));
            item.Close();
        }

        return items.ToEquatableArray();
    }

    private static string Required(EntryReader reader, string key, string id, List<Problem> problems, string path = "")
    {
        if (reader.Text(key) is { Length: > 0 } text)
        {
            return text;
        }

        var at = EntryReader.Join(path, key);
        problems.Add(Problem.Key(DiagnosticDescriptors.FrameworkNeeds, at, id, at, "every framework has it"));
        return "";
    }
}
