using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Synthesis;

internal sealed partial class Synthesizer
{
    private sealed partial class Draft
    {
        /// <summary>How often open-ended parts of patterns are repeated, the likely lengths first.</summary>
        private static readonly int[] s_repeats = [12, 5, 1, 24, 60, 2];

        private string Text(CombinedSchema combined, string name)
        {
            if (Default(combined) is { ValueKind: JsonValueKind.String } proposed && proposed.GetString() is { Length: > 0 } text)
            {
                return text;
            }

            var rules = new TextRules(
                (int)combined.Largest("minLength", 0),
                (int)combined.Smallest("maxLength", int.MaxValue),
                [.. combined.All("pattern").Select(pattern => owner.Pattern(pattern.GetString()!))],
                [.. combined.All("format").Select(static format => format.GetString()!)]);

            return PlausibleText.For(name, rules.Formats, source, owner._today).FirstOrDefault(rules.Accept)
                ?? rules.Patterns.SelectMany(FromPattern).FirstOrDefault(rules.Accept)
                ?? source.Text(Math.Clamp(12, rules.Least, rules.Most), "abcdefghijklmnopqrstuvwxyz0123456789");
        }

        private IEnumerable<string> FromPattern(PatternRegex pattern) =>
            from repeats in s_repeats
            from attempt in Enumerable.Range(0, 4)
            select PatternSample.Make(pattern.Source, source, repeats);

        private JsonNode Number(CombinedSchema combined, bool isInteger, string name)
        {
            if (Default(combined) is { ValueKind: JsonValueKind.Number } proposed)
            {
                return NodeJson.Node(proposed)!;
            }

            decimal above = combined.Largest("exclusiveMinimum", -1_000_000_000m);
            decimal below = combined.Smallest("exclusiveMaximum", 4_000_000_000_000m);
            decimal least = Math.Max(combined.Largest("minimum", 0), above < 0 ? 0 : above + 1);
            // A bound below zero leaves zero in reach; a maximum below it does not.
            if (combined.All("minimum").Any())
            {
                least = combined.Largest("minimum", -1_000_000_000m);
            }

            decimal most = Math.Min(combined.Smallest("maximum", least + PlausibleText.Reach(name)), below - 1);
            decimal value = least + source.Next((int)Math.Clamp(most - least + 1, 1, 1000));
            value = Math.Min(value, most);
            if (combined.All("multipleOf").FirstOrDefault() is { ValueKind: JsonValueKind.Number } step)
            {
                value = Math.Ceiling(least / step.GetDecimal()) * step.GetDecimal();
            }

            if (isInteger || decimal.Truncate(value) == value)
            {
                return JsonValue.Create((long)value);
            }

            return JsonValue.Create(value);
        }
    }

    /// <summary>What a text has to meet.</summary>
    private sealed record TextRules(int Least, int Most, PatternRegex[] Patterns, string[] Formats)
    {
        public bool Accept(string text) => text.Length >= Least && text.Length <= Most
            && Array.TrueForAll(Patterns, pattern => pattern.IsMatch(text))
            && Array.TrueForAll(Formats, format => StringFormat.Named(format).Accepts(text));
    }
}
