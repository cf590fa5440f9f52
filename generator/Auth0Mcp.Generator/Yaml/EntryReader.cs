using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>Reads the keys of one mapping: reports wrong shapes as it goes, and keys that nobody asked for at the end.</summary>
internal sealed class EntryReader(YamlMap map, string path, ICollection<Problem> problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _allowed = [];

    /// <summary>The scalar at a key, or null when absent or reported.</summary>
    public string? Text(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalar scalar)
        {
            return scalar.Text.Trim();
        }

        Report(DiagnosticDescriptors.WrongShape, key, key, "text");
        return null;
    }

    /// <summary>The boolean at a key, or null when absent or reported.</summary>
    public bool? Flag(string key)
    {
        var text = Text(key);
        if (text is null or "true" or "false")
        {
            return text is null ? null : text == "true";
        }

        Report(DiagnosticDescriptors.WrongShape, key, key, "true or false");
        return null;
    }

    /// <summary>The integer at a key, or null when absent or reported.</summary>
    public int? Number(string key)
    {
        var text = Text(key);
        if (text is null
            || int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            return text is null ? null : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }

        Report(DiagnosticDescriptors.WrongShape, key, key, "a whole number");
        return null;
    }

    /// <summary>The list of scalars at a key; empty when absent or reported.</summary>
    /// <param name="key">The key.</param>
    /// <param name="mayRepeat">Whoever reads it has a rule of its own for what is given twice.</param>
    public EquatableArray<string> Texts(string key, bool mayRepeat = false)
    {
        if (Node(key) is not { } node)
        {
            return [];
        }

        if (node is YamlList list && list.Items.All(static item => item is YamlScalar))
        {
            var texts = list.Items.Cast<YamlScalar>().Select(static item => item.Text.Trim()).ToEquatableArray();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < texts.Count && !mayRepeat; i++)
            {
                if (!seen.Add(texts[i]))
                {
                    Report(DiagnosticDescriptors.GivenTwice, Join(key, Text(i)), texts[i]);
                }
            }

            return texts;
        }

        if (node is YamlList mixed)
        {
            // A text with ': ' in it is a mapping to YAML.
            var number = mixed.Items.TakeWhile(static item => item is YamlScalar).Count();
            Report(DiagnosticDescriptors.WrongShape, Join(key, Text(number)), key, "a list of words; one with ': ' in it needs quotes");
            return [];
        }

        Report(DiagnosticDescriptors.WrongShape, key, key, "a list of words, e.g. [a, b]");
        return [];
    }

    /// <summary>The scalars at a key that takes one or a list of them; empty when absent or reported.</summary>
    public EquatableArray<string> OneOrMore(string key)
        => Node(key) is YamlScalar scalar ? new[] { scalar.Text.Trim() }.ToEquatableArray() : Texts(key);

    /// <summary>The mapping from text to text at a key, in the order of the file; empty when absent or reported.</summary>
    public EquatableArray<TextPair> Pairs(string key)
    {
        if (Map(key) is not { } pairs)
        {
            return [];
        }

        foreach (var member in pairs.Members.Where(static member => member.Value is not YamlScalar { Text.Length: > 0 }))
        {
            problems.Add(
                Problem.Value(DiagnosticDescriptors.WrongShape, Join(Join(path, key), member.Key.Text), member.Key.Text, "text"));
        }

        return pairs.Members
            .Where(static member => member.Value is YamlScalar { Text.Length: > 0 })
            .Select(static member => new TextPair(member.Key.Text, ((YamlScalar)member.Value).Text.Trim()))
            .ToEquatableArray();
    }

    /// <summary>The mapping at a key, or null when absent or reported.</summary>
    public YamlMap? Map(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlMap found)
        {
            return found;
        }

        Report(DiagnosticDescriptors.WrongShape, key, key, "a mapping, e.g. { name: value }");
        return null;
    }

    /// <summary>The list of mappings at a key; other items are reported.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        if (Node(key) is not { } node)
        {
            return [];
        }

        if (node is YamlList list && list.Items.All(static item => item is YamlMap))
        {
            return list.Items.Cast<YamlMap>().ToList();
        }

        var at = node is YamlList mixed ? Join(key, Text(mixed.Items.TakeWhile(static item => item is YamlMap).Count())) : key;
        Report(DiagnosticDescriptors.WrongShape, at, key, "a list of entries, each starting with '- '");
        return [];
    }

    /// <summary>The node at a key as it stands.</summary>
    public YamlNode? Node(string key)
    {
        if (_known.Add(key))
        {
            _allowed.Add(key);
        }

        return map[key];
    }

    /// <summary>Reports every key that was never asked for.</summary>
    public void Close()
    {
        foreach (var member in map.Members.Where(member => !_known.Contains(member.Key.Text)))
        {
            problems.Add(Problem.Key(
                DiagnosticDescriptors.UnknownKey,
                Join(path, member.Key.Text),
                member.Key.Text,
                NearMiss.Ending(member.Key.Text, _allowed),
                string.Join(", ", _allowed)));
        }
    }

    /// <summary>True when an unknown key was reported that is probably this one, misspelt.</summary>
    public static bool IsMisspelt(string key, IEnumerable<Problem> problems)
        => problems.Any(problem => problem.Id == DiagnosticDescriptors.UnknownKey.Id && problem.Arguments[1].Contains($"'{key}'"));

    public static string Join(string path, string key) => path.Length == 0 ? key : path + "." + key;

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Report(DiagnosticDescriptor descriptor, string key, params string[] arguments)
        => problems.Add(Problem.Value(descriptor, Join(path, key), arguments));
}

/// <summary>A key with a text.</summary>
internal sealed record TextPair(string Key, string Text);
