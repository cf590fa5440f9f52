using Auth0Mcp.Generator.Projection;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits what the document tells about the names of secrets, as UTF-8 text with a line per entry.</summary>
internal static class SecretVocabularyEmitter
{
    public const string FileName = "SecretVocabulary.g.cs";

    public static string Emit(SecretVocabulary vocabulary)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>What the document tells about the names of secrets, for places that no schema describes.</summary>
            public static class SecretVocabulary
            """);
        using (writer.Braces())
        {
            Write(writer, "Names", "Names that are secret wherever they stand, a line per name.", vocabulary.Names);
            Write(
                writer, "Values",
                "A line per closed list of values: its path from a name that tells a secret on, a tab, the values with tabs "
                + "between them.",
                vocabulary.Values.Select(static pair => $"{pair.Key}\t{pair.Text}"));
        }

        return writer.ToString();
    }

    private static void Write(SourceWriter writer, string name, string summary, IEnumerable<string> lines)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public static global::System.ReadOnlySpan<byte> {name} =>");
        foreach (var line in lines)
        {
            writer.Line($"    {Literal(line + "\n")}u8 +");
        }

        writer.Line("    \"\"u8;").Line();
    }
}
