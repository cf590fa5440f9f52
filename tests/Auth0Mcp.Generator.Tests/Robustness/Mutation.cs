using System.Text;

namespace Auth0Mcp.Generator.Tests.Robustness;

/// <summary>Spoils a text as people, merges and half-written files do. The same seed spoils in the same way.</summary>
internal static class Mutation
{
    private static readonly string[] s_fragments =
    [
        "- ", ": ", "  ", "\n", "\t", "{", "}", "[", "]", "\"", "'", ",", "#", "&a ", "*a", "!!int ", "|\n", ">-\n", "? ",
            "---\n", "...\n", "%YAML 9\n",
        "null", "~", "true", "-1", "1e400", ".5", "0x1F", "\0", "\u0085", "\u2028", "\uFEFF", "🌵", "é", "\\", "\\ud800",
            "\\u0000", "<<: ", "@", "`",
        "\"$ref\": \"#/components/schemas/Plant\",", "\"type\": 5,", "\"type\": \"array\",", "\"items\": [],",
            "\"properties\": 1,", "\"name\": {},", "\"in\": null,",
        "name: ", "operation: ", "x: ", "rename: ", "tools:\n", "defaults: { id: 1 }\n", "depth: 5\n",
    ];

    public static string Of(string text, int seed)
    {
        // Not for secrets: the same numbers are wanted on every machine.
#pragma warning disable CA5394
        var random = new Random(seed);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var from = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 40), text.Length - from);
            text = random.Next(8) switch
            {
                0 => text[..from],
                1 => text[from..],
                2 => text.Remove(from, length),
                3 => text.Insert(random.Next(text.Length + 1), text.Substring(from, length)),
                4 => text.Insert(from, new string(text.Length > from ? text[from] : ' ', random.Next(1, 4))),
                5 => SwapLines(text, random),
                _ => text.Insert(from, s_fragments[random.Next(s_fragments.Length)]),
            };
        }
#pragma warning restore CA5394

        // Half of a surrogate pair is no longer there when a file is read.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }

    private static string SwapLines(string text, Random random)
    {
#pragma warning disable CA5394
        var lines = text.Split('\n');
        var (one, other) = (random.Next(lines.Length), random.Next(lines.Length));
#pragma warning restore CA5394
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return string.Join('\n', lines);
    }
}
