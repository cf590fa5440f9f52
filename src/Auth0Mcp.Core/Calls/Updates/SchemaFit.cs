using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Makes what is sent fit the update's schema where only what is stored does not: a member of the body that the update does not
/// take is dropped when it is what is stored, and anything else that is stored like that is no reason to refuse. What the caller
/// changed has to fit.
/// </summary>
internal sealed class SchemaFit(ToolPlan plan, UpdateRules rules, UpdateDraft draft, bool isPartial)
{
    /// <summary>Each round drops something or is the last.</summary>
    private const int MostRounds = 12;

    private const int MostViolations = 100;

    private readonly List<string> _dropped = [];

    /// <summary>The arguments as they are sent; what does not fit is among the problems of the draft.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fit()
    {
        List<SchemaViolation> left = [];
        for (var round = 0; round < MostRounds; round++)
        {
            var isDone = true;
            var places = Places(draft.Body, draft.ArgumentOf);
            left = [];
            foreach (var violation in Violations())
            {
                if (!places.TryGetValue(violation.Path, out var place) || !IsAsStored(place))
                {
                    left.Add(violation);
                }
                else if (Drop(place, violation))
                {
                    isDone = false;
                }
            }

            if (isDone && !ReplaceInstead(left))
            {
                break;
            }
        }

        draft.Problems.AddRange(left.Take(8));
        if (_dropped.Count > 0)
        {
            draft.Notes.Add($"Not sent, because the update does not take it and it is what is stored: {MessageFormat.List(_dropped)}.");
        }

        return draft.Arguments();
    }

    private IReadOnlyList<SchemaViolation> Violations()
    {
        var arguments = draft.Arguments();
        foreach (var property in rules.Merges.Where(property => draft.Body[property] is JsonObject))
        {
            // The API checks what comes out, and a part of the object need not be all that the schema asks for.
            var known = MemberPath.Member(draft.Stored.Json, property);
            var stored = known is { ValueKind: JsonValueKind.Object } value ? NodeJson.Node(value)!.AsObject() : [];
            var whole = MergePatch.FirstLevel(stored, draft.Body[property]!.AsObject());
            foreach (var path in draft.LeftOut.Where(path => path.Length == 2 && path[0] == property))
            {
                whole[path[1]] = SecretMask.Redacted;
            }

            arguments[draft.ArgumentOf(property)] = NodeJson.Element(whole);
        }

        return ArgumentChecker.Violations(plan, arguments, MostViolations);
    }

    private bool Drop(Place place, SchemaViolation violation)
    {
        var top = place.Names[0];
        if (isPartial && NodeJson.AreEqual(NodeJson.Element(draft.Body[top]), MemberPath.Member(draft.Stored.Json, top)))
        {
            _dropped.Add(draft.ArgumentOf(top));
            return draft.Body.Remove(top);
        }

        if (violation.Kind != ViolationKind.UnknownMember || place.Names.Length > 1)
        {
            // Inside an object that is replaced it would be lost; whether it is taken is for the API to say.
            return false;
        }

        _dropped.Add(violation.Path);
        return draft.Body.Remove(top);
    }

    /// <summary>What is stored may be of another kind, so that the caller's own object fits and the two together do not.</summary>
    private bool ReplaceInstead(List<SchemaViolation> left)
    {
        foreach (var property in rules.Replaces)
        {
            var argument = draft.ArgumentOf(property);
            if (draft.Body[property] is not JsonObject merged
                || draft.Given(property) is not { ValueKind: JsonValueKind.Object } given || MaskText.IsIn(given)
                || !left.Exists(violation => MemberPath.IsWithin(violation.Path, argument))
                    || JsonElement.DeepEquals(NodeJson.Element(merged), given))
            {
                continue;
            }

            draft.Body[property] = NodeJson.Node(given);
            if (Violations().Any(violation => MemberPath.IsWithin(violation.Path, argument)))
            {
                draft.Body[property] = merged;
                continue;
            }

            draft.Notes.Add($"{argument} is replaced by what was given, because the two are of different kinds.");
            return true;
        }

        return false;
    }

    private static bool IsAsStored(Place place)
        => NodeJson.AreEqual(NodeJson.Element(place.Value), place.Stored);

    /// <summary>Every place in the body by its path as the checker writes it.</summary>
    private Dictionary<string, Place> Places(JsonObject body, Func<string, string> argumentOf)
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var stored = MemberPath.Members(draft.Stored.Json);
        foreach (var (name, value) in body)
        {
            Visit(new Place([name], value, stored[name]), argumentOf(name));
        }

        return places;

        void Visit(Place place, string path)
        {
            places[path] = place;
            if (place.Value is JsonArray items)
            {
                List<JsonElement> known = place.Stored is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
                foreach (var (index, item) in items.Index())
                {
                    var here = MemberPath.Join(path, index);
                    places[here] = place with { Value = item, Stored = index < known.Count ? known[index] : null };
                    VisitMembers(places[here], here);
                }
            }
            else
            {
                VisitMembers(place, path);
            }
        }

        void VisitMembers(Place place, string path)
        {
            if (place.Value is JsonObject fields)
            {
                var known = MemberPath.Members(place.Stored);
                foreach (var (name, value) in fields)
                {
                    Visit(new Place([.. place.Names, name], value, known[name]), MemberPath.Join(path, name));
                }
            }
        }
    }

    /// <summary>A place in the body, by the names on the way to it.</summary>
    private sealed record Place(string[] Names, JsonNode? Value, JsonElement? Stored);
}
