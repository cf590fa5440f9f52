using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits what is told about the API document itself.</summary>
internal static class DocumentEmitter
{
    public const string FileName = "ManagementDocument.g.cs";

    public static string Emit(string date)
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
            writer.Line($"public const string Date = {Literal(date)};");
        }

        return writer.ToString();
    }
}
