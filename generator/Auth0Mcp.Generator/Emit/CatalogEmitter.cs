using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Values;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the catalog: all tools in ordinal order, and the look-up by name.</summary>
internal static class CatalogEmitter
{
    public const string FileName = "ManagementCatalog.g.cs";

    public static string Emit(CatalogModel catalog)
    {
        var tools = catalog.Tools;
        var writer = SourceWriter.Start();
        writer.Lines("""
            #nullable enable
            namespace Auth0Mcp.ManagementApi;

            /// <summary>Every tool of the manifest.</summary>
            public static class ManagementCatalog
            """);
        using (writer.Braces())
        {
            WriteArray(writer, "All", "All tools in ordinal order of their names; made anew at each call, each tool once.", tools);
            WriteArray(
                writer, "Core", "The tools that are on by default, in the same order; the others are not even built for it.",
                tools.Where(static tool => tool.IsCore));
            writer.Line("/// <summary>The tool of that name, or null. A generated switch: nothing is built for a look-up.</summary>");
            writer.Line("public static global::Auth0Mcp.ManagementApi.OperationTool? Find(string name) => name switch");
            writer.Line("{");
            foreach (var tool in tools)
            {
                writer.Line($"    {Literal(tool.Name)} => global::Auth0Mcp.ManagementApi.Tools.{tool.ClassName}.Instance,");
            }

            writer.Line("    _ => null,").Line("};").Line();
            WriteRemoved(writer, catalog.Removed);
            WriteNotCarried(writer, catalog.NotCarried);
        }

        return writer.ToString();
    }

    private static void WriteRemoved(SourceWriter writer, EquatableArray<Manifest.Tombstone> removed)
    {
        writer.Line("/// <summary>What became of a tool that the release before this one had, or null.</summary>");
        writer.Line("public static global::Auth0Mcp.ManagementApi.RemovedTool? FindRemoved(string name) => name switch");
        writer.Line("{");
        foreach (var tool in removed)
        {
            var replacement = tool.Replacement.Length == 0 ? "null" : Literal(tool.Replacement);
            writer.Line($"    {Literal(tool.Name)} => new({Literal(tool.Name)}, {replacement}, {Literal(tool.Since)}),");
        }

        writer.Line("    _ => null,").Line("};");
    }

    private static void WriteNotCarried(SourceWriter writer, EquatableArray<NotCarriedRow> rows)
    {
        writer.Line()
            .Line("/// <summary>Operations, and parts of them, that no tool carries, in ordinal order of the operations.</summary>");
        writer.Line("public static global::Auth0Mcp.ManagementApi.NotCarried[] NotCarried() =>").Line("[");
        foreach (var row in rows)
        {
            writer.Line($"    new({Literal(row.Operation)}, {Literal(row.Part)}, {Literal(row.Why)}, {Literal(row.Reason)}),");
        }

        writer.Line("];");
    }

    private static void WriteArray(SourceWriter writer, string name, string summary, IEnumerable<CatalogRow> tools)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public static global::Auth0Mcp.ManagementApi.OperationTool[] {name}() =>").Line("[");
        foreach (var tool in tools)
        {
            writer.Line($"    global::Auth0Mcp.ManagementApi.Tools.{tool.ClassName}.Instance,");
        }

        writer.Line("];").Line();
    }
}
