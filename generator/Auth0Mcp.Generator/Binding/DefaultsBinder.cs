using System.Globalization;
using System.Text;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Checks the defaults of an entry against the document and writes them as the server reads them.</summary>
internal static class DefaultsBinder
{
    /// <summary>A JSON array of rules, or nothing when there are none.</summary>
    public static string Bind(ToolEntry entry, IReadOnlyList<Argument> arguments, SpecDocument document, List<Problem> problems)
    {
        foreach (var same in entry.Defaults.GroupBy(static rule => rule.Path, StringComparer.Ordinal)
            .Select(static same => same.ToList()))
        {
            for (var i = 0; i < same.Count; i++)
            {
                var key = same.Count == 1 ? "defaults." + same[i].Path : FormattableString.Invariant($"defaults.{same[i].Path}.{i}");
                Check(entry, same[i], key, arguments, document, problems);
            }
        }

        return entry.Defaults.IsEmpty ? "" : Write(entry);
    }

    private static void Check(
        ToolEntry entry, DefaultRule rule, string key, IReadOnlyList<Argument> arguments, SpecDocument document, List<Problem> problems)
    {
        foreach (var (place, name) in rule.Unless.Select(name => ($"{key}.unless.{name}", name))
            .Concat(rule.When.Select(condition => ($"{key}.when.{condition.Argument}", condition.Argument)))
            .Append((key, rule.Path.Split('.')[0])))
        {
            if (arguments.All(argument => argument.Name != name))
            {
                problems.Add(
                    Problem.Key(
                    DiagnosticDescriptors.UnknownArgument, place, entry.Name, entry.Operation, name,
                    NearMiss.Ending(name, arguments.Select(static argument => argument.Name))));
                return;
            }
        }

        foreach (var condition in rule.When)
        {
            foreach (var json in condition.JsonValues)
            {
                if (ArgumentPath.Find(condition.Argument, arguments, document) is { } conditional
                    && Refusal(conditional, SpecReader.Read(json)) is { } why)
                {
                    problems.Add(Problem.Value(
                        DiagnosticDescriptors.InvalidDefault, $"{key}.when.{condition.Argument}", entry.Name, json,
                        condition.Argument, why));
                }
            }
        }

        if (ArgumentPath.Find(rule.Path, arguments, document) is not { } schema)
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.UnknownArgument, key, entry.Name, entry.Operation, rule.Path,
                ArgumentPath.Ending(rule.Path, arguments, document)));
        }
        else if (Refusal(schema, SpecReader.Read(rule.Json)) is { } reason)
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.InvalidDefault, key, entry.Name, rule.Json, rule.Path, reason));
        }
    }

    /// <summary>Why the document refuses a value, by type, enumeration and bounds; null when it does not.</summary>
    private static string? Refusal(SpecNode schema, SpecNode value)
    {
        var types = ArgumentPath.TypesOf(schema);
        if (types.Count > 0 && !types.Any(type => Fits(type, value)))
        {
            return "it must be of type " + string.Join(" or ", types);
        }

        if (schema["enum"] is { } allowed && !allowed.Items.Any(item => item.ToJson() == value.ToJson()))
        {
            return "it must be one of " + string.Join(", ", allowed.Items.Select(static item => item.ToJson()));
        }

        if (value.Kind != SpecKind.Number)
        {
            return null;
        }

        var number = Number(value);
        return schema["minimum"] is { } minimum && number < Number(minimum) ? "the least is " + minimum.Text
            : schema["maximum"] is { } maximum && number > Number(maximum) ? "the most is " + maximum.Text
            : null;
    }

    private static bool Fits(string type, SpecNode value) => type switch
    {
        "string" => value.Kind == SpecKind.String,
        "boolean" => value.Kind is SpecKind.True or SpecKind.False,
        "integer" => value.Kind == SpecKind.Number && !value.Text.Contains('.'),
        "number" => value.Kind == SpecKind.Number,
        "array" => value.Kind == SpecKind.Array,
        "object" => value.Kind == SpecKind.Object,
        "null" => value.Kind == SpecKind.Null,
        _ => true,
    };

    private static decimal Number(SpecNode node) => decimal.Parse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Write(ToolEntry entry)
        => SpecNode.Array(entry.Defaults.Select(rule => SpecNode.Object(Members(rule, Rivals(rule, entry))))).ToJson();

    /// <summary>What may not be given for the default to be sent: it would come into conflict.</summary>
    private static IReadOnlyList<string> Rivals(DefaultRule rule, ToolEntry entry)
    {
        var argument = rule.Path.Split('.')[0];
        return rule.Unless
            .Concat(entry.Conflicts.Where(conflict => conflict.With.Contains(argument)).Select(static conflict => conflict.Argument))
            .Concat(entry.Conflicts.Where(conflict => conflict.Argument == argument).SelectMany(static conflict => conflict.With))
            .Distinct(StringComparer.Ordinal)
            .ToList();
    }

    private static IEnumerable<KeyValuePair<string, SpecNode>> Members(DefaultRule rule, IReadOnlyList<string> unless)
    {
        yield return new("path", SpecNode.Array(rule.Path.Split('.').Select(SpecNode.String)));
        yield return new("value", SpecReader.Read(rule.Json));
        if (!rule.When.IsEmpty)
        {
            yield return new("when", SpecNode.Object(rule.When.Select(static condition => new KeyValuePair<string, SpecNode>(
                condition.Argument, SpecNode.Array(condition.JsonValues.Select(SpecReader.Read))))));
        }

        if (unless.Count > 0)
        {
            yield return new("unless", SpecNode.Array(unless.Select(SpecNode.String)));
        }
    }
}
