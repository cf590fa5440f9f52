using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Things of the tenant that have an address of their own, as JSON, and what is wrong with the file.</summary>
/// <param name="Tools">The tools that read and find them, with the places that say so.</param>
internal sealed record ResourcesFile(
    string Json, EquatableArray<string> Names, EquatableArray<TextPair> Tools, EquatableArray<ResourceThing> Things,
    PositionMap? Positions,
    EquatableArray<LocatedProblem> Problems)
{
    public static ResourcesFile Without(EquatableArray<LocatedProblem> problems) => new("[]", [], [], [], null, problems);

    /// <summary>The tools that do not exist, and what those that exist do not know.</summary>
    /// <param name="sound">The tools of which all is right.</param>
    /// <param name="tools">Every tool.</param>
    /// <param name="document">What operations take and return.</param>
    public IEnumerable<LocatedProblem> Check(
        IReadOnlyCollection<LocatedTool> sound, IReadOnlyCollection<LocatedTool> tools, SpecDocument document)
    {
        var names = new HashSet<string>(tools.Select(static tool => tool.Entry.Name), StringComparer.Ordinal);
        return Positions is not { } positions ? [] : Tools.Where(pair => !names.Contains(pair.Text)).Select(
            pair => Problem.Value(DiagnosticDescriptors.PromptUnknownTool, pair.Key, pair.Text, NearMiss.Ending(pair.Text, names)))
            .Concat(Things.SelectMany(thing => Check(thing, sound, document)))
            .Select(positions.Locate);
    }

    /// <summary>Properties that the tool does not return, and an argument that it does not take.</summary>
    private static IEnumerable<Problem> Check(ResourceThing thing, IReadOnlyCollection<LocatedTool> tools, SpecDocument document)
    {
        if (tools.Where(tool => tool.Entry.Name == thing.Tool).ToList() is not [{ Entry: var entry }]
            || !document.Operations.TryGetValue(entry.Operation, out var operation))
        {
            yield break;
        }

        var returned = operation.Response is { } response
            ? FormProperties.Of(response, document).Select(static property => property.Key).ToList()
            : [];
        foreach (var (key, property) in new[] { ("id", thing.Id), ("label", thing.Label) })
        {
            if (returned.Count > 0 && property.Length > 0 && !returned.Contains(property))
            {
                yield return Problem.Value(
                    DiagnosticDescriptors.ResourceUnknown, EntryReader.Join(thing.Name, key), thing.Tool, "property", property,
                    NearMiss.Ending(property, returned));
            }
        }

        var taken = Taken(entry, operation, document);
        if (thing.Argument.Length > 0 && !taken.Contains(thing.Argument) && (thing.Argument != thing.Id || returned.Contains(thing.Id)))
        {
            yield return Problem.Value(
                DiagnosticDescriptors.ResourceUnknown, EntryReader.Join(thing.Name, "argument"), thing.Tool, "argument", thing.Argument,
                NearMiss.Ending(thing.Argument, taken));
        }

        if (thing.SearchBy.Length > 0 && tools.Where(tool => tool.Entry.Name == thing.List).ToList() is [{ Entry: var list }]
            && document.Operations.TryGetValue(list.Operation, out var listing)
            && Taken(list, listing, document) is var known && !known.Contains(thing.SearchBy))
        {
            yield return Problem.Key(
                DiagnosticDescriptors.ResourceUnknown, $"{thing.Name}.search.{thing.SearchBy}", thing.List, "argument", thing.SearchBy,
                NearMiss.Ending(thing.SearchBy, known));
        }
    }

    /// <summary>The arguments of a tool, under its own names.</summary>
    private static List<string> Taken(ToolEntry entry, OperationSpec operation, SpecDocument document)
        => [.. ArgumentBinder.NamesOf(operation, document)
            .Select(name => entry.Rename.Where(pair => pair.Key == name).Select(static pair => pair.Text).FirstOrDefault() ?? name)];
}

/// <summary>One thing, as its tool has to know it.</summary>
/// <param name="SearchBy">The argument of the list that finds it by a part of its name; empty for none.</param>
/// <param name="Argument">The argument that takes its id; empty where another key is missing.</param>
internal sealed record ResourceThing(
    string Name, string Tool, string List, string Id, string Label, string Argument, string SearchBy);
