using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits what is told about the API document itself.</summary>
internal static class DocumentEmitter
{
    public const string FileName = "ManagementDocument.g.cs";

    /// <param name="date">The day of the revision.</param>
    /// <param name="overlay">What the overlay changes in the document, as a merge patch (RFC 7396).</param>
    public static string Emit(string date, string overlay)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>The API document that the tools were made from.</summary>
            public static partial class ManagementDocument
            """);
        using (writer.Braces())
        {
            writer.Line("/// <summary>The day of its revision, as year, month and day.</summary>");
            writer.Line($"public const string Date = {Literal(date)};").Line();
            writer.Line("/// <summary>What the overlay changes in the imported document: a merge patch (RFC 7396).</summary>");
            writer.Line($"public static global::System.ReadOnlySpan<byte> Overlay => {Utf8Json(overlay)};");
        }

        return writer.ToString();
    }
}
