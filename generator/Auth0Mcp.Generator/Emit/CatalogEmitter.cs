using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the catalogue: all tools in ordinal order, and the look-up by name.</summary>
internal static class CatalogEmitter
{
    public const string FileName = "ManagementCatalog.g.cs";

    /// <param name="tools">Names with their classes, in ordinal order.</param>
    public static string Emit(EquatableArray<TextPair> tools)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            #nullable enable
            namespace Auth0Mcp.ManagementApi;

            /// <summary>Every tool of the manifest.</summary>
            public static class ManagementCatalog
            """);
        using (writer.Braces())
        {
            writer.Line("/// <summary>All tools in ordinal order of their names; made anew at each call, each tool once.</summary>");
            writer.Line("public static global::Auth0Mcp.ManagementApi.OperationTool[] All() =>");
            writer.Line("[");
            foreach (var tool in tools)
            {
                writer.Line($"    global::Auth0Mcp.ManagementApi.Tools.{tool.Text}.Instance,");
            }

            writer.Line("];").Line();
            writer.Line("/// <summary>The tool of that name, or null. A generated switch: nothing is built for a look-up.</summary>");
            writer.Line("public static global::Auth0Mcp.ManagementApi.OperationTool? Find(string name) => name switch");
            writer.Line("{");
            foreach (var tool in tools)
            {
                writer.Line($"    {Literal(tool.Key)} => global::Auth0Mcp.ManagementApi.Tools.{tool.Text}.Instance,");
            }

            writer.Line("    _ => null,").Line("};");
        }

        return writer.ToString();
    }
}
