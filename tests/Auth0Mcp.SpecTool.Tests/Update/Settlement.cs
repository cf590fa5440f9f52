using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>
/// What an update leaves to a person, settled: rules, wording and phrases about what is gone are taken out where they stand. No
/// tool is taken out for it.
/// </summary>
internal static partial class Settlement
{
    /// <summary>What a rule cannot be without: when it goes, so does the rule.</summary>
    private static readonly HashSet<string> s_heart = new(StringComparer.Ordinal)
    {
        "schema", "properties", "of", "operation", "operations", "add", "at", "variants", "chosen_by", "argument", "with",
    };

    public static SpecFolder Of(SpecFolder folder)
    {
        for (var round = 0; round < 9; round++)
        {
            var errors = ToolCatalog.Of(folder).Problems
                .Where(static problem => DiagnosticDescriptors.ById(problem.Id).DefaultSeverity == DiagnosticSeverity.Error).ToList();
            if (errors.Count == 0)
            {
                break;
            }

            folder = errors.GroupBy(static error => error.File).Aggregate(
                folder, static (changed, file) => changed.With(file.Key, Without(changed, file.Key, [.. file])));
        }

        return folder;
    }

    private static string Without(SpecFolder folder, string file, List<LocatedProblem> errors)
    {
        var writer = new StringBuilder();
        Write(new YamlText(folder, file).Root, new Told(errors), writer, isTool: false);
        return writer.Append('\n').ToString();
    }

    /// <summary>The node as YAML in braces, without what was told; false when nothing is left of it.</summary>
    private static bool Write(YamlNode node, Told told, StringBuilder writer, bool isTool)
    {
        var parts = new List<string>();
        switch (node)
        {
            case YamlMap map:
                foreach (var member in map.Members)
                {
                    var value = new StringBuilder();
                    var isText = isTool && member.Key.Text is "title" or "description";
                    var stays = isText
                        ? Mentionless((YamlScalar)member.Value, told, value)
                        : !told.At(member.Key) && Write(member.Value, told, value, isTool: false);
                    if (stays)
                    {
                        parts.Add($"{JsonSerializer.Serialize(member.Key.Text)}: {value}");
                    }
                    else if (s_heart.Contains(member.Key.Text) && !isTool)
                    {
                        return false;
                    }
                }

                writer.Append("{ ").AppendJoin(",\n", parts).Append(" }");
                return map.Members.Count == 0 || parts.Count > 0;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    var text = new StringBuilder();
                    if (Write(item, told, text, isTool: item is YamlMap map && map["name"] is not null && map["title"] is not null))
                    {
                        parts.Add(text.ToString());
                    }
                }

                writer.Append("[ ").AppendJoin(",\n", parts).Append(" ]");
                return list.Items.Count == 0 || parts.Count > 0;
            default:
                var scalar = (YamlScalar)node;
                writer.Append(scalar.IsPlain && Word.IsMatch(scalar.Text) ? scalar.Text : JsonSerializer.Serialize(scalar.Text));
                return !told.At(scalar);
        }
    }

    /// <summary>A text that mentions a tool that is gone says something else instead.</summary>
    private static bool Mentionless(YamlScalar text, Told told, StringBuilder writer)
    {
        writer.Append(JsonSerializer.Serialize(told.At(text) ? Mention.Replace(text.Text, "another tool") : text.Text));
        return true;
    }

    /// <summary>The places at which something was told; those of a list or mapping are those of its first word.</summary>
    private sealed class Told(List<LocatedProblem> errors)
    {
        public bool At(YamlNode node) => errors.Exists(error => error.Range.Offset == node.Range.Offset);
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]+$")]
    private static partial Regex Word { get; }

    [GeneratedRegex("auth0_[a-z0-9_]+")]
    private static partial Regex Mention { get; }
}
