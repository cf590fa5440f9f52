using System.Globalization;
using Auth0Mcp.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Team.Settings;

/// <summary>
/// Reads the keys of one mapping: a variable beats the file, wrong shapes are reported as they are met, and unknown keys at the
/// end.
/// </summary>
/// <param name="node">Null where it is absent, so that variables can fill it.</param>
/// <param name="around">What it would be in; tells where something is missing.</param>
internal sealed class SettingsMap(
    SettingsFile file, YamlMappingNode? node, string path, SettingsVariables variables, YamlNode? around = null)
{
    private readonly List<string> _known = [];

    /// <summary>The dotted path from the top.</summary>
    public string Path => path;

    public YamlNode? Place => node ?? around;

    /// <summary>The text at a key; null when it is absent or reported.</summary>
    public string? Text(string key)
    {
        var value = Node(key);
        if (variables.Take(PathOf(key)) is { } variable)
        {
            return variable.Trim();
        }

        if (value is null or YamlScalarNode)
        {
            return (value as YamlScalarNode)?.Value?.Trim() is { Length: > 0 } text ? text : Empty(value);
        }

        file.Report(value, $"'{key}' is not a text");
        return null;

        string? Empty(YamlNode? empty)
        {
            if (empty is not null)
            {
                file.Report(empty, $"'{key}' is empty. Write a value, or leave it out");
            }

            return null;
        }
    }

    /// <summary>The text at a key that has to be there.</summary>
    /// <param name="example">What to write, for the message.</param>
    public string Required(string key, string example)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        if (Node(key) is null)
        {
            file.Report(Place, $"'{PathOf(key)}' is missing. Write e.g. '{key}: {example}'");
        }

        return "";
    }

    /// <summary>The boolean at a key.</summary>
    public bool? Flag(string key)
    {
        switch (Text(key))
        {
            case null: return null;
            case "true": return true;
            case "false": return false;
            default:
                Report(key, $"'{key}' is not true or false");
                return null;
        }
    }

    /// <summary>The whole number at a key.</summary>
    public int Number(string key, int least, int most, int unset)
    {
        if (Text(key) is not { } text)
        {
            return unset;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Report(key, string.Create(CultureInfo.InvariantCulture, $"'{key}' is not a whole number from {least} to {most}"));
        return unset;
    }

    /// <summary>One of a few words.</summary>
    public string? Word(string key, params string[] words)
    {
        if (Text(key) is not { } text || words.Contains(text, StringComparer.Ordinal))
        {
            return Text(key);
        }

        Report(key, $"'{key}' is '{ShortText.Cut(text, 40)}'. Write {string.Join(" or ", words)}");
        return null;
    }

    /// <summary>The texts at a key, which takes one or a list; null when it is absent.</summary>
    public IReadOnlyList<string>? Texts(string key)
    {
        var value = Node(key);
        if (variables.Take(PathOf(key)) is { } variable)
        {
            return variable.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        switch (value)
        {
            case null:
                return null;
            case YamlScalarNode { Value.Length: > 0 } one:
                return [one.Value.Trim()];
            case YamlSequenceNode { Children.Count: > 0 } list
                when list.All(static item => item is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Cast<YamlScalarNode>().Select(static item => item.Value!.Trim())];
            default:
                file.Report(value, $"'{key}' is not a list of words, e.g. [a, b]");
                return null;
        }
    }

    /// <summary>The mapping at a key; an empty one where it is absent, so that variables can fill it.</summary>
    public SettingsMap Map(string key) => Below(key, Node(key));

    /// <summary>True when the file or a variable says anything below a key.</summary>
    public bool Has(string key) => Node(key) is not null || variables.HasBelow(PathOf(key));

    /// <summary>The named mappings at a key, in the order of the file.</summary>
    public IReadOnlyList<(string Name, SettingsMap Map)> Named(string key)
        => Node(key) switch
        {
            null => [],
            YamlMappingNode all => [.. all.Children.Select(child => (Name(child.Key), Below($"{key}.{Name(child.Key)}", child.Value)))],
            var other => Wrong<(string, SettingsMap)>(other, $"'{key}' is not a mapping of names"),
        };

    /// <summary>The mappings that a list at a key holds.</summary>
    public IReadOnlyList<SettingsMap> Items(string key)
        => Node(key) switch
        {
            null => [],
            YamlSequenceNode list =>
                [.. list.Children.Select((item, index) => Below(string.Create(CultureInfo.InvariantCulture, $"{key}.{index}"), item))],
            var other => Wrong<SettingsMap>(other, $"'{key}' is not a list of entries that each start with '- '"),
        };

    /// <summary>The texts by name at a key, each one or a list.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Pairs(string key)
    {
        var map = Map(key);
        return [.. map.Keys.Select(name => KeyValuePair.Create(name, map.Texts(name) ?? []))];
    }

    /// <summary>Notes a problem at a key.</summary>
    public void Report(string key, string problem)
    {
        if (variables.IsSet(PathOf(key)))
        {
            file.ReportVariable(SettingsVariables.NameOf(PathOf(key)), problem);
        }
        else
        {
            file.Report(Node(key) ?? Place, problem);
        }
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Close()
    {
        foreach (var child in node?.Children.Keys.Where(child => !_known.Contains(Name(child))) ?? [])
        {
            file.Report(
                child, $"unknown key '{ShortText.Cut(Name(child), 60)}'{NearMiss.SeveralQuestion(Name(child), _known)} Known "
                + $"here: {string.Join(", ", _known)}");
        }
    }

    private IEnumerable<string> Keys => node?.Children.Keys.Select(Name) ?? [];

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private YamlNode? Node(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }

        return node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var value)
            ? value is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? null : value
            : null;
    }

    private SettingsMap Below(string key, YamlNode? value)
    {
        if (value is not (null or YamlMappingNode))
        {
            file.Report(value, $"'{key}' is not a mapping, e.g. '{{ key: value }}'");
        }

        return new SettingsMap(file, value as YamlMappingNode, PathOf(key), variables, Place);
    }

    private IReadOnlyList<T> Wrong<T>(YamlNode at, string problem)
    {
        file.Report(at, problem);
        return [];
    }
}
