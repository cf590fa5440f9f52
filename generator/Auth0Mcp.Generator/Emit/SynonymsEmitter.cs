using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the synonyms as UTF-8 text, from which the tool search is trained when the server is built: a line per entry, its key, a tab, its words.</summary>
internal static class SynonymsEmitter
{
    public const string FileName = "SearchSynonyms.g.cs";
    public const string PhrasesFileName = "SearchPhrases.g.cs";
    public const string WordsFileName = "SearchWords.g.cs";

    public static string Emit(SearchSynonyms synonyms)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>What people say where tools use other words: a line per entry, its key, a tab, its words.</summary>
            public static class SearchSynonyms
            """);
        using (writer.Braces())
        {
            Write(writer, "Words", "Phrases that mean the same, by the word that stands for them.", synonyms.Words);
            Write(writer, "Ids", "What an id names, by its prefix.", synonyms.Ids);
            Write(writer, "IntentVerbs", "First words of tool names, by the kind of tool.", synonyms.IntentVerbs);
            Write(writer, "IntentPhrases", "How people ask for a kind of tool.", synonyms.IntentPhrases);
            Write(writer, "Areas", "Words for all tools of a toolset.", synonyms.Areas);
            Write(writer, "Resources", "Words for all tools on a path of the API.", synonyms.Resources);
            Write(writer, "Tools", "More ways to ask for one tool.", synonyms.Tools);
        }

        return writer.ToString();
    }

    /// <summary>The phrases as UTF-8 text: a line per tool and writer, both and the phrases with tabs between them.</summary>
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

    /// <summary>The lists of words as UTF-8 text: a line per word, the name of its list, the word and what stands for it with tabs between them.</summary>
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

    private static void Write(SourceWriter writer, string name, string summary, IEnumerable<TextPair> pairs)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public static global::System.ReadOnlySpan<byte> {name} =>");
        foreach (var pair in pairs)
        {
            writer.Line($"    {Literal($"{pair.Key}\t{pair.Text}\n")}u8 +");
        }

        writer.Line("    \"\"u8;").Line();
    }
}
