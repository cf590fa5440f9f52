using System.Text.Json;

namespace Auth0Mcp.Validation;

internal sealed partial class SchemaWalk
{
    private void VisitBranches(SchemaNode node, JsonElement value)
    {
        foreach (var part in node.AllOf)
        {
            Visit(part, value);
        }

        if (node.AnyOf is { } any && !FitsAny(any, value))
        {
            ExplainMisfit(any, value);
        }

        if (node.OneOf is { } one)
        {
            VisitOneOf(one, value);
        }

        if (node.Not is { } not && Admits(not, value))
        {
            Refuse($"has a form that is not allowed here");
        }

        if (node.Condition is { } condition && (Admits(condition.If, value) ? condition.Then : condition.Else) is { } consequence)
        {
            Visit(consequence, value);
        }
    }

    private bool FitsAny(Alternatives alternatives, JsonElement value)
    {
        for (var index = 0; index < alternatives.Branches.Length; index++)
        {
            if (!alternatives.Shapes[index].RulesOut(value) && Admits(alternatives.Branches[index], value))
            {
                return true;
            }
        }
        return false;
    }

    private void VisitOneOf(Alternatives alternatives, JsonElement value)
    {
        var certain = 0;
        var tentative = 0;
        for (var index = 0; index < alternatives.Branches.Length; index++)
        {
            var shape = alternatives.Shapes[index];
            if (shape.RulesOut(value) || !Admits(alternatives.Branches[index], value))
            {
                continue;
            }
            // "ipv4 or forms-expression": a plain address fits the second only because nobody here knows that format.
            if (shape.IsTentative)
            {
                tentative++;
            }
            else
            {
                certain++;
            }
        }
        if (certain + tentative == 0)
        {
            ExplainMisfit(alternatives, value);
        }
        else if (certain > 1)
        {
            Refuse($"fits {certain} of {alternatives.Branches.Length} alternatives, but must fit exactly one{Deciding(alternatives)}");
        }
    }

    /// <summary>Reports why the branch that comes closest does not fit, instead of the misfits of all.</summary>
    private void ExplainMisfit(Alternatives alternatives, JsonElement value)
    {
        if (!IsReporting)
        {
            Refuse($"fits none");
            return;
        }
        var candidates = Enumerable.Range(0, alternatives.Branches.Length)
            .Where(index => alternatives.Shapes[index].Kinds.Admits(value)).ToArray();
        if (candidates.Length == 0)
        {
            var kinds = alternatives.Shapes.Aggregate(JsonKinds.None, static (all, shape) => all | shape.Kinds);
            _kind = value.ValueKind == JsonValueKind.Null ? ViolationKind.Null : ViolationKind.Type;
            Refuse($"expected {kinds.InWords()}, found {MessageFormat.Found(value, _path!.IsSensitive)}");
            _kind = ViolationKind.Other;
        }
        else if (value.ValueKind != JsonValueKind.Object || !RefuseDiscriminator(alternatives, candidates, value))
        {
            ReportClosest(alternatives, candidates, value);
        }
    }

    /// <summary>When one property chooses between all candidates and its value is absent or wrong, that is the whole message.</summary>
    private bool RefuseDiscriminator(Alternatives alternatives, int[] candidates, JsonElement value)
    {
        if (candidates.Length < 2)
        {
            return false;
        }

        foreach (var (name, _) in alternatives.Shapes[candidates[0]].FixedValues)
        {
            var choices = candidates.Select(index => alternatives.Shapes[index].SingleValueOf(name)).ToArray();
            string[] texts = [
                .. choices.Where(static choice => choice is not null).Select(static choice => choice!.Texts[0]).Distinct()];
            if (texts.Length < 2 || Array.Exists(choices, static choice => choice is null))
            {
                continue;
            }

            var allowed = MessageFormat.List(texts.Select(MessageFormat.Name));
            if (!value.TryGetProperty(name, out var given))
            {
                _kind = ViolationKind.Incomplete;
                Refuse($"missing '{name}', which selects the variant: {allowed}");
                _kind = ViolationKind.Other;
                return true;
            }
            if (Array.Exists(choices, choice => choice!.Contains(given)))
            {
                continue;
            }

            _path!.Enter(name);
            Refuse($"{MessageFormat.Choice(given)} is not one of the allowed values{Suggestion(given, texts)} Allowed: {allowed}.");
            _path.Leave();
            return true;
        }
        return false;
    }

    private void ReportClosest(Alternatives alternatives, int[] candidates, JsonElement value)
    {
        const int Enough = 16;
        var closest = candidates
            .OrderBy(index => alternatives.Shapes[index].CountFixed(value, wanted: false))
            .ThenByDescending(index => alternatives.Shapes[index].CountFixed(value, wanted: true))
            .ThenBy(index => CountViolations(alternatives.Branches[index], value, Enough))
            .First();
        Visit(alternatives.Branches[closest], value);
    }

    private static string Deciding(Alternatives alternatives)
    {
        string[] names = [
            .. alternatives.Shapes.SelectMany(static shape => shape.FixedValues).Select(static entry => $"'{entry.Name}'").Distinct()];
        return names.Length == 0 ? "" : $"; {MessageFormat.List(names)} tells them apart";
    }
}
