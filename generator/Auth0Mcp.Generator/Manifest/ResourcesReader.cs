using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the things of the tenant that have an address: by name, the tools that read and find them.</summary>
internal static class ResourcesReader
{
    private static readonly string[] s_keys = ["title", "get", "list", "id", "label"];

    public static ResourcesFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return ResourcesFile.Without(located.ToEquatableArray());
        }

        var problems = new List<Problem>();
        var names = new EntryReader(root, "", problems);
        var resources = new List<SpecNode>();
        var tools = new List<TextPair>();
        var things = new List<ResourceThing>();
        foreach (var name in root.Members.Select(static member => member.Key.Text))
        {
            if (names.Map(name) is not { } map)
            {
                continue;
            }

            var reader = new EntryReader(map, name, problems);
            var members = s_keys.Select(key => new TextPair(key, reader.Text(key) ?? "")).ToList();
            var argument = reader.Text("argument") ?? members.Single(static pair => pair.Key == "id").Text;
            var search = Search(reader, name, problems);
            var isRecent = reader.Flag("recent") ?? false;
            reader.Close();
            problems.AddRange(members.Where(pair => pair.Text.Length == 0 && !EntryReader.IsMisspelt(pair.Key, problems))
                .Select(pair => Problem.Key(
                    DiagnosticDescriptors.WrongShape, name, name, "given with " + string.Join(", ", s_keys))).Take(1).ToList());
            var texts = members.ToDictionary(static pair => pair.Key, static pair => pair.Text, StringComparer.Ordinal);
            things.Add(new ResourceThing(name, texts["get"], texts["list"], texts["id"], texts["label"], argument, search.Key));
            tools.AddRange(
                members.Where(static pair => pair.Key is "get" or "list" && pair.Text.Length > 0)
                .Select(pair => new TextPair(EntryReader.Join(name, pair.Key), pair.Text)));
            resources.Add(SpecNode.Object(members.Prepend(new TextPair("name", name)).Append(new TextPair("argument", argument))
                .Append(new TextPair("search_by", search.Key)).Append(new TextPair("search", search.Text))
                .Select(static pair => new KeyValuePair<string, SpecNode>(pair.Key, SpecNode.String(pair.Text)))
                .Append(new KeyValuePair<string, SpecNode>("recent", isRecent ? SpecNode.True : SpecNode.False))));
        }

        var positions = Positions.Of(file.Path, root);
        located.AddRange(problems.Select(positions.Locate));
        return new ResourcesFile(
            SpecNode.Array(resources).ToJson(),
            root.Members.Select(static member => member.Key.Text).ToEquatableArray(),
            tools.ToEquatableArray(),
            things.ToEquatableArray(),
            positions,
            located.ToEquatableArray());
    }

    /// <summary>The argument of the list that finds by a part of a name, and what it is given; empty for none.</summary>
    private static TextPair Search(EntryReader reader, string name, List<Problem> problems)
    {
        var pairs = reader.Pairs("search");
        var found = pairs.Count == 0 ? new TextPair("", "") : pairs[0];
        if (pairs.Count > 1 || (found.Key.Length > 0 && !found.Text.Contains("{typed}")))
        {
            problems.Add(Problem.Value(
                DiagnosticDescriptors.WrongShape, EntryReader.Join(name, "search"), "search", "one argument with {typed} in its value"));
        }

        return found;
    }
}
