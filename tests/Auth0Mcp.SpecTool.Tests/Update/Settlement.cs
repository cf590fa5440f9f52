using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>
/// What an update leaves to a person, settled: rules, wording and phrases about what is gone are taken out where they stand. No tool
/// is taken out for it but one whose operation can no longer be carried.
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
        var told = new Told(errors);
        var root = new YamlText(folder, file).Root;
        Write(root, told, writer, isTool: false);

        // What is said of it, among what was said before.
        var uncarried = string.Concat(told.Uncarried.Select(static operation =>
            $"{{ \"operation\": {JsonSerializer.Serialize(operation)}, \"reason\": \"Nobody asks for it.\" }},\n"));
        return uncarried.Length == 0 ? writer.Append('\n').ToString()
            : root["not_carried"] is not null ? writer.Replace("\"not_carried\": [", $"\"not_carried\": [ {uncarried}").Append('\n').ToString()
            : writer.Insert(1, $" \"not_carried\": [ {uncarried}],\n").Append('\n').ToString();
    }

    /// <summary>The node as YAML in braces, without what was told; false when nothing is left of it.</summary>
    private static bool Write(YamlNode node, Told told, StringBuilder writer, bool isTool)
    {
        var parts = new List<string>();
        switch (node)
        {
            case YamlMap map:
                if (isTool && told.IsUncarried(map))
                {
                    return false;
                }

                var isTooLoose = isTool && told.IsTooLoose(map);
                parts.AddRange(isTooLoose ? ["\"access\": destructive"] : []);
                foreach (var member in map.Members.Where(member => !isTooLoose || member.Key.Text is not "access"))
                {
                    var value = new StringBuilder();
                    told.Refuse(isTool && member.Key.Text is "name" or "operation", member);
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
        private readonly ILookup<bool, LocatedProblem> _errors =
            errors.ToLookup(static error => error.Id == DiagnosticDescriptors.AccessContradictsDocument.Id);

        public bool At(YamlNode node) => _errors[false].Any(error => IsAt(error, node));

        /// <summary>The operations of tools that were taken out.</summary>
        public List<string> Uncarried { get; } = [];

        /// <summary>True for a tool whose operation is of a kind that tools cannot carry.</summary>
        public bool IsUncarried(YamlMap tool)
        {
            if (!errors.Exists(error => error.Id == DiagnosticDescriptors.UnsupportedOperation.Id
                && tool.Members.Any(member => IsAt(error, member.Key) || IsAt(error, member.Value))))
            {
                return false;
            }

            Uncarried.Add(((YamlScalar)tool["operation"]!).Text);
            return true;
        }

        /// <summary>True for a tool whose operation has another scope than before, one that does more.</summary>
        public bool IsTooLoose(YamlMap tool)
            => _errors[true].Any(error => tool.Members.Any(member => IsAt(error, member.Key) || IsAt(error, member.Value)));

        /// <summary>Fails where the tool itself is wrong: nothing can be taken out for that.</summary>
        public void Refuse(bool isOfTool, YamlMember member)
        {
            if (isOfTool && _errors[false].FirstOrDefault(error => IsAt(error, member.Key) || IsAt(error, member.Value)) is { } error)
            {
                Assert.Fail($"{error.File}({error.Range.Line + 1}): {error.ToDiagnostic().GetMessage(null)}");
            }
        }

        private static bool IsAt(LocatedProblem error, YamlNode node) => error.Range.Offset == node.Range.Offset;
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]+$")]
    private static partial Regex Word { get; }

    [GeneratedRegex("auth0_[a-z0-9_]+")]
    private static partial Regex Mention { get; }
}
