using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>What the arguments of a tool become in its request, and what else callers may write.</summary>
internal static partial class ToolEmitter
{
    private static void WriteMapping(SourceWriter writer, ToolModel tool)
    {
        WritePairs(writer, "Renames", tool.Renames);
        WritePairs(writer, "Uploads", tool.Uploads);
        WriteNames(writer, "PathArguments", ArgumentPlace.Path, tool);
        if (!tool.Mints.IsEmpty)
        {
            writer.Line(
                $"public override global::System.Collections.Generic.IReadOnlyList<string> MintedSecrets {{ get; }} = "
                + $"{Literals(tool.Mints)};").Line();
        }

        if (!tool.Confirm.IsEmpty)
        {
            writer.Line(
                $"public override global::System.Collections.Generic.IReadOnlyList<string> ConfirmedArguments {{ get; }} = "
                + $"{Literals(tool.Confirm)};").Line();
        }

        WriteNames(writer, "HeaderArguments", ArgumentPlace.Header, tool);
        WriteNames(writer, "LocalArguments", ArgumentPlace.Local, tool);
        WriteUnderstood(writer, tool);

        if (tool.Operation.Body == BodyKind.None)
        {
            return;
        }

        var special = tool.Arguments
            .Where(static argument => argument.Place != ArgumentPlace.BodyProperty || argument.Name != argument.DocumentName)
            .Select(static argument =>
                $"    {Literal(argument.Name)} => "
                    + $"{(argument.Place == ArgumentPlace.BodyProperty ? Literal(argument.DocumentName) : "null")},")
            .ToList();
        if (special.Count == 0)
        {
            writer.Line("public override string? BodyProperty(string argument) => argument;").Line();
            return;
        }

        writer.Line("public override string? BodyProperty(string argument) => argument switch").Line("{");
        special.ForEach(line => writer.Line(line));
        writer.Line("    _ => argument,").Line("};").Line();
    }

    /// <summary>Switches: nothing is built for the calls that need none of it.</summary>
    private static void WriteUnderstood(SourceWriter writer, ToolModel tool)
    {
        if (!tool.Aliases.IsEmpty)
        {
            writer.Line("public override string? AliasOf(string argument) => argument switch").Line("{");
            foreach (var alias in tool.Aliases)
            {
                writer.Line($"    {Literal(alias.Key)} => {Literal(alias.Text)},");
            }

            writer.Line("    _ => null,").Line("};").Line();
        }

        if (!tool.CommaSeparated.IsEmpty)
        {
            writer.Line(
                "public override bool IsCommaSeparated(string argument) => argument is "
                + $"{string.Join(" or ", tool.CommaSeparated.Select(Literal))};").Line();
        }

        if (!tool.Dashboard.IsEmpty)
        {
            var pages =
                tool.Dashboard.Select(static rule => $"new({Literal(rule.Page)}, {Literal(rule.Property)}, {Literals(rule.Values)})");
            writer.Line(
                "public override global::System.Collections.Generic.IReadOnlyList<global::Auth0Mcp.ManagementApi.DashboardPage> "
                + $"Dashboard => [{string.Join(", ", pages)}];").Line();
        }
    }

    private static void WritePairs(SourceWriter writer, string property, EquatableArray<TextPair> pairs)
    {
        if (!pairs.IsEmpty)
        {
            var members = string.Join(", ", pairs.Select(static pair => $"[{Literal(pair.Key)}] = {Literal(pair.Text)}"));
            writer.Line(
                $"public override global::System.Collections.Generic.IReadOnlyDictionary<string, string> {property} {{ get; }} =").Line(
                "    new global::System.Collections.Generic.Dictionary<string, "
                + $"string>(global::System.StringComparer.Ordinal) {{ {members} }};").Line();
        }
    }

    private static void WriteNames(SourceWriter writer, string property, ArgumentPlace place, ToolModel tool)
    {
        var names = tool.Arguments.Where(argument => argument.Place == place).Select(static argument => argument.Name).ToList();
        if (names.Count > 0)
        {
            writer.Line(
                $"public override global::System.Collections.Generic.IReadOnlyList<string> {property} {{ get; }} = "
                + $"{Literals(names)};").Line();
        }
    }
}
