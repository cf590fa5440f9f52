using System.Globalization;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Calls.Results;

/// <summary>A stretch of a list or text, counted from 0: <c>[20:40]</c>, <c>[20:]</c>, <c>[:40]</c>.</summary>
/// <param name="To">The first that is left out; null for the end.</param>
internal readonly record struct FieldRange(int From, int? To)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{From}:{To}]");
}

/// <summary>One property on the way, with the stretch of its value that is wanted.</summary>
internal readonly record struct FieldStep(string Name, FieldRange? Range);

/// <summary>
/// A dotted path into an answer; lists on the way need no step of their own: <c>identities.provider</c>, <c>code[0:2000]</c>.
/// </summary>
internal sealed partial record FieldPath(IReadOnlyList<FieldStep> Steps)
{
    /// <summary>The path, or null when the text is none.</summary>
    public static FieldPath? Parse(string text)
    {
        var steps = new List<FieldStep>();
        foreach (var part in text.Split('.'))
        {
            var match = Step().Match(part);
            if (!match.Success)
            {
                return null;
            }

            steps.Add(new FieldStep(match.Groups["name"].Value, Range(match)));
        }

        return steps.All(static step => step.Range is not { To: { } to } range || range.From < to) ? new FieldPath(steps) : null;
    }

    private static FieldRange? Range(Match match)
        => match.Groups["range"].Success ? new FieldRange(Number(match.Groups["from"]) ?? 0, Number(match.Groups["to"])) : null;

    private static int? Number(Group digits)
        => digits.Length > 0 ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<name>[^\[\],.\s][^\[\],.]*)(?<range>\[(?<from>\d{0,9}):(?<to>\d{0,9})\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
