using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.SearchTrainer;

/// <summary>The tools, what each belongs to, and all that is said of them.</summary>
internal sealed class Catalog
{
    /// <summary>What a tool is part of: itself, its path, its kind.</summary>
    public const int Groups = 3;

    private readonly List<string>[] _keys = [[], [], []];

    private Catalog(IReadOnlyList<ToolText> tools)
    {
        Tools = tools;
        var kinds = Phrases.WordsOf("kinds").SelectMany(static kind => kind.Text.Split(' '), static (kind, verb) => (verb, kind.Word))
            .ToDictionary(static pair => pair.verb, static pair => pair.Word, StringComparer.Ordinal);
        var keys = tools.Select(tool => (string[])
        [
            tool.Name,
            tool.Resource.Length > 0 ? tool.Resource : tool.Area,
            kinds.GetValueOrDefault(tool.Verb) ?? "other",
        ]).ToList();
        for (var group = 0; group < Groups; group++)
        {
            _keys[group].AddRange(keys.Select(key => key[group]).Distinct(StringComparer.Ordinal));
        }

        UnitsOf = [.. keys.SelectMany(key => key.Select((name, group) => (ushort)Unit(group, name)))];
        UnitCount = _keys.Sum(static group => group.Count);
    }

    /// <summary>In ordinal order of their names.</summary>
    public IReadOnlyList<ToolText> Tools { get; }

    /// <summary>What each tool belongs to, behind each other: the tools are the first units, by their own numbers.</summary>
    public ushort[] UnitsOf { get; }

    public int UnitCount { get; }

    public static Catalog Read()
        => new([.. ManagementCatalog.All().Select(ToolText.Of)
            .Concat(BuiltInDescriptions.All.Select(ToolText.Of))
            .OrderBy(static tool => tool.Name, StringComparer.Ordinal)]);

    /// <summary>What people say for each tool, and what the catalog says of it.</summary>
    public IEnumerable<Lesson> Lessons()
    {
        var numbers = Tools.Index().ToDictionary(static tool => tool.Item.Name, static tool => tool.Index, StringComparer.Ordinal);
        return Phrases.Read().SelectMany(entry => entry.Said.Select(said => new Lesson(numbers[entry.Tool], entry.Writer, said)))
            .Concat(Tools.SelectMany(static (tool, number) => tool.Examples.Select(said => new Lesson(number, Lesson.Catalog, said))))
            .Concat(Tools.SelectMany(static (tool, number) => tool.Texts.Select(text => new Lesson(number, Lesson.Texts, text))));
    }

    /// <summary>What a tool belongs to: a unit of each group.</summary>
    public ReadOnlySpan<ushort> PartsOf(int tool) => UnitsOf.AsSpan(tool * Groups, Groups);

    /// <summary>Which of the groups a unit is in.</summary>
    public int GroupOf(int unit)
    {
        var group = 0;
        for (var end = _keys[0].Count; unit >= end; end += _keys[group].Count)
        {
            group++;
        }

        return group;
    }

    private int Unit(int group, string key) => _keys.Take(group).Sum(static keys => keys.Count) + _keys[group].IndexOf(key);
}
