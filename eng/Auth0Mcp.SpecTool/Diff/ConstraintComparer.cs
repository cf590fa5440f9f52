using System.Globalization;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Compares everything in two schemas but their structure: enumerations, bounds, formats, defaults, lifecycle.</summary>
internal static class ConstraintComparer
{
    private const string None = "none";

    private static readonly string[] s_lowerBounds = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] s_upperBounds = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
    private static readonly string[] s_rules = ["format", "pattern", "const", "multipleOf", "uniqueItems"];
    private static readonly string[] s_lifecycle = ["x-release-lifecycle", "deprecated"];

    /// <summary>The walk itself compares these.</summary>
    private static readonly HashSet<string> s_structure = new(StringComparer.Ordinal)
    {
        "$ref", "type", "properties", "required", "items", "additionalProperties", "oneOf", "anyOf", "allOf",
    };

    public static void Compare(SpecNode old, SpecNode now, Place place)
    {
        var keywords = old.Members.Concat(now.Members).Select(static member => member.Key).Distinct(StringComparer.Ordinal);
        foreach (var keyword in keywords.Where(keyword => !s_structure.Contains(keyword)).Order(StringComparer.Ordinal))
        {
            var (was, @is) = (old[keyword], now[keyword]);
            if (was?.ToJson() != @is?.ToJson())
            {
                Compare(keyword, was, @is, place);
            }
        }
    }

    /// <summary>Release stage and deprecation alone.</summary>
    public static void CompareLifecycle(SpecNode old, SpecNode now, Place place)
    {
        foreach (var keyword in s_lifecycle)
        {
            var (was, @is) = (Text(old[keyword]), Text(now[keyword]));
            if (was != @is)
            {
                place.Add(ChangeKind.Changed, Aspect.Lifecycle, was, @is);
            }
        }
    }

    private static void Compare(string keyword, SpecNode? was, SpecNode? @is, Place place)
    {
        if (keyword == "enum")
        {
            CompareEnum(was, @is, place);
        }
        else if (s_lowerBounds.Contains(keyword))
        {
            place.Add(Bound(was, @is, higherIsNarrower: true), Aspect.Constraint, Named(keyword, was), Named(keyword, @is));
        }
        else if (s_upperBounds.Contains(keyword))
        {
            place.Add(Bound(was, @is, higherIsNarrower: false), Aspect.Constraint, Named(keyword, was), Named(keyword, @is));
        }
        else if (s_rules.Contains(keyword))
        {
            place.Add(Rule(was, @is), Aspect.Constraint, Named(keyword, was), Named(keyword, @is));
        }
        else if (s_lifecycle.Contains(keyword))
        {
            place.Add(ChangeKind.Changed, Aspect.Lifecycle, Text(was), Text(@is));
        }
        else if (keyword == "default")
        {
            place.Add(ChangeKind.Changed, Aspect.Default, Text(was), Text(@is));
        }
        else
        {
            place.Add(ChangeKind.Changed, Aspect.Detail, Named(keyword, was), Named(keyword, @is));
        }
    }

    private static void CompareEnum(SpecNode? was, SpecNode? @is, Place place)
    {
        var (old, now) = (Values(was), Values(@is));
        if (old is null || now is null)
        {
            place.Add(old is null ? ChangeKind.Narrowed : ChangeKind.Widened, Aspect.Constraint, List(old), List(now));
            return;
        }

        var (removed, added) = (old.Except(now, StringComparer.Ordinal).ToList(), now.Except(old, StringComparer.Ordinal).ToList());
        if (removed.Count > 0)
        {
            place.Add(ChangeKind.Narrowed, Aspect.Constraint, List(removed), "");
        }

        if (added.Count > 0)
        {
            place.Add(ChangeKind.Widened, Aspect.Constraint, "", List(added));
        }

        static List<string>? Values(SpecNode? node)
            => node?.Items.Select(Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        static string List(List<string>? values) => values is null ? "any value" : string.Join(", ", values);
    }

    private static ChangeKind Bound(SpecNode? was, SpecNode? @is, bool higherIsNarrower) => (was, @is) switch
    {
        (null, _) => ChangeKind.Narrowed,
        (_, null) => ChangeKind.Widened,
        _ when Number(was) == Number(@is) => ChangeKind.Changed,
        _ => Number(@is) > Number(was) == higherIsNarrower ? ChangeKind.Narrowed : ChangeKind.Widened,
    };

    private static ChangeKind Rule(SpecNode? was, SpecNode? @is) => (was, @is) switch
    {
        (null, _) => ChangeKind.Narrowed,
        (_, null) => ChangeKind.Widened,
        _ => ChangeKind.Changed,
    };

    private static double Number(SpecNode node) =>
        double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static string Named(string keyword, SpecNode? value) => value is null ? $"no {keyword}" : $"{keyword} {Text(value)}";

    private static string Text(SpecNode? value) => value switch
    {
        null => None,
        { Kind: SpecKind.String } => value.Text.Length == 0 ? "\"\"" : value.Text,
        _ => value.ToJson(),
    };
}
