using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits what people say as text, from which the tool search is trained when the server is built.</summary>
internal static class SearchWordsEmitter
{
    public const string PhrasesFileName = "SearchPhrases.g.cs";
    public const string WordsFileName = "SearchWords.g.cs";

    /// <summary>The phrases as text: a line per tool and writer, both and the phrases with tabs between them.</summary>
    public static string EmitPhrases(EquatableArray<SaidPhrases> phrases)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>What people say when they want a tool.</summary>
            public static class SearchPhrases
            """);
        using (writer.Braces())
        {
            Write(
                writer,
                "Tools",
                "A line per tool and writer: its name, who wrote the phrases, and they, with tabs between them.",
                phrases.Select(static said => new TextPair(said.Tool, $"{said.Writer}{PhrasesReader.Separator}{said.Phrases}")));
        }

        return writer.ToString();
    }

    /// <summary>
    /// The lists of words as text: a line per word, the name of its list, the word and what stands for it with tabs between
    /// them.
    /// </summary>
    public static string EmitWords(EquatableArray<WordsFile> lists)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>Words that the tool search reads as others, e.g. those of other languages.</summary>
            public static class SearchWords
            """);
        using (writer.Braces())
        {
            Write(
                writer,
                "Lists",
                "A line per word: the name of its list, the word, and what stands for it, with tabs between them.",
                lists.SelectMany(static list => list.Words, static (list, word) => new TextPair(list.Name, $"{word.Key}\t{word.Text}")));
        }

        return writer.ToString();
    }

    /// <summary>As a string: the compiler takes a millisecond for each <c>+</c> between UTF-8 literals, and here are thousands.</summary>
    private static void Write(SourceWriter writer, string name, string summary, IEnumerable<TextPair> pairs)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public static string {name} =>");
        foreach (var pair in pairs)
        {
            writer.Line($"    {Literal($"{pair.Key}\t{pair.Text}\n")} +");
        }

        writer.Line("    \"\";").Line();
    }
}
