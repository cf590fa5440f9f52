using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the table of what errors mean, in the order in which the rules are tried.</summary>
internal static class ErrorTableEmitter
{
    public const string FileName = "ManagementErrors.g.cs";

    public static string Emit(EquatableArray<ErrorRule> rules)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            #nullable enable
            namespace Auth0Mcp.ManagementApi;

            /// <summary>What errors of the Management API mean, and what to do about them.</summary>
            public static class ManagementErrors
            """);
        using (writer.Braces())
        {
            writer.Line("/// <summary>The first rule that fits explains an error. Made when it is first asked for.</summary>");
            writer.Line("public static ErrorRule[] Rules { get; } =").Line("[");
            foreach (var rule in rules)
            {
                writer.Line($"    new() {{ {string.Join(", ", Members(rule))} }},");
            }

            writer.Line("];");
        }

        return writer.ToString();
    }

    private static IEnumerable<string> Members(ErrorRule rule)
    {
        foreach (var (name, values) in new[]
        {
            ("Statuses", rule.Statuses.Select(static range => $"new({range.From}, {range.To})")),
            ("Codes", rule.Codes.Select(Literal)),
            ("Messages", rule.Messages.Select(Literal)),
            ("Operations", rule.Operations.Select(Literal)),
        })
        {
            if (values.Any())
            {
                yield return $"{name} = [{string.Join(", ", values)}]";
            }
        }

        foreach (var (name, type, word) in new[] { ("Target", "ErrorTarget", rule.Target), ("Scope", "ScopeState", rule.Scope) })
        {
            if (word.Length > 0)
            {
                yield return $"{name} = {type}.{char.ToUpperInvariant(word[0])}{word.Substring(1)}";
            }
        }

        if (rule.Kind.Length > 0)
        {
            yield return $"Kind = {Literal(rule.Kind)}";
        }

        yield return $"Text = {Literal(rule.Text)}";
    }
}
