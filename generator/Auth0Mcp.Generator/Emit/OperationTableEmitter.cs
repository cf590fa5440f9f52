using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Values;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the table of every operation in the document, which the access guard compares requests with.</summary>
internal static class OperationTableEmitter
{
    public const string FileName = "ManagementOperations.g.cs";

    public static string Emit(EquatableArray<OperationRow> rows)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>Every operation of the API document, with or without a tool.</summary>
            public static partial class ManagementOperations
            """);
        using (writer.Braces())
        {
            foreach (var row in rows)
            {
                writer.Line($"/// <summary>{row.Method} {Xml(row.Path)}.</summary>");
                writer.Line($"public static ManagementOperation {row.MethodName} {{ get; }} = new("
                    + $"{Literal(row.Id)}, {Literal(row.Method)}, {Literal(row.Path)}, ToolAccess.{row.Access}, "
                    + $"{Literals(row.Scopes)}, {Literal(row.Lifecycle)});").Line();
            }

            writer.Line("/// <summary>All operations in ordinal order of their ids.</summary>");
            writer.Line("public static ManagementOperation[] All { get; } =");
            writer.Line("[");
            foreach (var row in rows)
            {
                writer.Line($"    {row.MethodName},");
            }

            writer.Line("];");
        }

        return writer.ToString();
    }
}
