using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Context;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Makes of what a caller wants changed what has to be sent, so that nothing is lost that it did not name: masks are resolved,
/// objects that the API replaces are merged with what is stored, and what the update does not take is dropped. Sends and reads
/// nothing itself.
/// </summary>
internal sealed class UpdatePlanner(OperationTool tool, ToolPlan plan, UpdateRules rules, CallWork? work = null)
{
    /// <summary>A single star may mean all of something.</summary>
    private const int ShortestMask = 3;

    private readonly bool _isPartial = tool.Operation.Method == "PATCH";

    /// <param name="given">Arguments that fit the schema but for what <paramref name="stored"/> may complete.</param>
    public UpdatePlan Plan(IReadOnlyDictionary<string, JsonElement> given, StoredTarget stored)
    {
        var draft = new UpdateDraft(tool, given, stored);
        var removed = RemovedPaths.PutInto(draft, given, argument => tool.BodyProperty(argument) ?? argument);
        RefuseCutLists(draft, given);
        ResolveMasks(draft, given);
        Merge(draft, removed);
        if (draft.Problems.Count == 0)
        {
            new UnwrittenMembers(rules, draft, _isPartial).Drop();
        }

        var arguments = draft.Problems.Count > 0 ? draft.Arguments() : new SchemaFit(plan, rules, draft, _isPartial).Fit();
        var body = Members(arguments);
        var secrets = new UpdatedTarget(tool, plan, rules, draft).SecretsAfter(body, List(arguments));
        draft.Problems.AddRange(secrets.Bared.Select(path => new SchemaViolation(
            draft.ArgumentPath(path),
            "keeps a stored secret where the names around it no longer mark it as one, so that every read would show it. "
            + "Keep those names as they are, or give a new value here")));
        var differences = Differences(draft, body, List(arguments));
        if (!_isPartial && arguments.FirstOrDefault(argument => IsBody(tool, argument.Key)) is { Key: not null } whole)
        {
            differences.Gone.Value(PlacePath.Root.Join(whole.Key), whole.Value, draft.Stored.Json, isWhole: true);
        }

        return new UpdatePlan(
            arguments, draft.Problems, differences.Found, new SecretDestinations(rules, draft).Question(body), draft.Notes, stored)
        {
            Rules = rules,
            Secrets = secrets,
            Emptied = differences.Gone.Emptied,
            Replaced = differences.Gone.Replaced,
            LeftOut = differences.Gone.LeftOut,
            Stretches = differences.Gone.Stretches,
        };
    }

    /// <summary>The argument that is the body as a whole and a list; null when there is none.</summary>
    private KeyValuePair<string, JsonElement>? List(IReadOnlyDictionary<string, JsonElement> arguments)
        => arguments.Where(argument => argument.Value.ValueKind == JsonValueKind.Array && IsBody(tool, argument.Key))
            .Select(static argument => (KeyValuePair<string, JsonElement>?)argument).FirstOrDefault();

    /// <summary>The members of the body, also of one that is a single argument.</summary>
    private List<KeyValuePair<string, JsonElement>> Members(IReadOnlyDictionary<string, JsonElement> arguments)
        => arguments.FirstOrDefault(argument => IsBody(tool, argument.Key)) is { Value.ValueKind: JsonValueKind.Object } whole
            ? [.. whole.Value.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, member.Value))]
            : [.. arguments.Where(argument => tool.BodyProperty(argument.Key) is not null)
                .Select(argument => KeyValuePair.Create(tool.BodyProperty(argument.Key)!, argument.Value))];

    /// <summary>The argument is the body as a whole.</summary>
    public static bool IsBody(OperationTool tool, string argument)
        => tool.BodyProperty(argument) is null && tool.Renames.GetValueOrDefault(argument, argument) == "body"
            && !tool.PathArguments.Contains(argument);

    private void RefuseCutLists(UpdateDraft draft, IReadOnlyDictionary<string, JsonElement> given)
    {
        var cut = new CutLists(draft.Stored, work);
        draft.Problems.AddRange(given
            .Select(argument => tool.BodyProperty(argument.Key) is { } property ? cut.In(argument.Key, property, argument.Value) : null)
            .OfType<SchemaViolation>());
    }

    private void ResolveMasks(UpdateDraft draft, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var masks = new MaskResolver(rules.Keeps);
        foreach (var (argument, value) in arguments.Where(argument => IsBody(tool, argument.Key) && MaskText.IsIn(argument.Value)))
        {
            var whole = new JsonObject { [argument] = NodeJson.Node(value) };
            masks.Member(whole, argument, draft.Stored.Json, draft.Stored.Shown, argument, keeps: _isPartial ? 2 : 0);
            draft.Whole = KeyValuePair.Create(argument, whole[argument]?.DeepClone());
        }

        foreach (var property in draft.Body.Select(static member => member.Key).ToList())
        {
            if (draft.Given(property) is not { } given || !MaskText.IsIn(given))
            {
                continue;
            }

            draft.Touch(property);
            masks.Member(
                draft.Body, property, MemberPath.Member(draft.Stored.Json, property), MemberPath.Member(draft.Stored.Shown, property),
                draft.ArgumentOf(property), keeps: !_isPartial ? 0 : rules.Merges.Contains(property) ? 2 : 1);
            if (rules.Merges.Contains(property) && draft.Body[property] is JsonObject { Count: 0 })
            {
                // All that was given is kept as it is, and an empty object would remove it.
                draft.Body.Remove(property);
            }
        }

        draft.Problems.AddRange(masks.Problems);
        draft.LeftOut.AddRange(masks.LeftOut);
    }

    private void Merge(UpdateDraft draft, IReadOnlyList<string[]> removed)
    {
        var patch = new MergePatch(names => IsNullAValue(draft, names, removed));
        foreach (var (property, value) in draft.Body.ToList())
        {
            var stored = MemberPath.Member(draft.Stored.Json, property);
            if (value is not JsonObject given)
            {
                continue;
            }

            if (rules.Replaces.Contains(property))
            {
                draft.Touch(property);
                draft.Body[property] = patch.Apply(stored, given, property);
                RefuseMasks(draft, draft.Body[property], RequestSecrets.BodyOf(tool).Property(property), draft.ArgumentOf(property));
            }
            else if (rules.Merges.Contains(property))
            {
                // The API merges the members of this object, and replaces those of them that are objects.
                foreach (var (name, inner) in given.Where(static member => member.Value is JsonObject).ToList())
                {
                    draft.Touch(property);
                    given[name] = patch.Apply(MemberPath.Member(stored, name), inner, property, name);
                    var place = RequestSecrets.BodyOf(tool).Property(property).Property(name);
                    RefuseMasks(draft, given[name], place, MemberPath.Join(draft.ArgumentOf(property), name));
                }
            }
        }

        if (patch.Nulls.Count > 0)
        {
            draft.Notes.Add($"Sent as null, not removed: {string.Join(", ", patch.Nulls)}.");
        }
    }

    /// <summary>Where the API shows a mask of its own in place of a secret, what was read would overwrite it.</summary>
    private static void RefuseMasks(UpdateDraft draft, JsonNode? node, SecretMask.View place, string path)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    RefuseMasks(draft, value, place.Property(name), MemberPath.Join(path, name));
                }

                break;
            case JsonArray items:
                foreach (var (index, item) in items.Index())
                {
                    RefuseMasks(draft, item, place.Items(), MemberPath.Join(path, index));
                }

                break;
            case JsonValue value
                when place.HidesText && value.TryGetValue<string>(out var text) && text.Length >= ShortestMask
                    && SecretValue.IsMask(text):
                draft.Problems.Add(new SchemaViolation(
                    path, $"is shown as a mask by the API, which would become the secret. {MaskResolver.Supply}"));
                break;
        }
    }

    /// <summary>
    /// The schema says so, it is stored like that, or nothing that it could remove is stored where any member passes; what is to
    /// be removed is removed.
    /// </summary>
    private bool IsNullAValue(UpdateDraft draft, string[] names, IReadOnlyList<string[]> removed)
    {
        if (removed.Any(path => path.AsSpan().SequenceEqual(names)))
        {
            return false;
        }

        string[] arguments = [draft.ArgumentOf(names[0]), .. names[1..]];
        return plan.Schema.SaysNull(arguments)
            || (OptionGuide.Of(tool, arguments[0]) is { } guide
                && guide.SaysNull(names[1..], MemberPath.Text(draft.Stored.Json, guide.ChosenBy)))
            || (MemberPath.Find(draft.Stored.Json, names) is { } stored
                ? stored.ValueKind == JsonValueKind.Null
                : !plan.Schema.Knows(arguments));
    }

    private Differences Differences(
        UpdateDraft draft, List<KeyValuePair<string, JsonElement>> members, KeyValuePair<string, JsonElement>? list)
    {
        var (view, body) = (plan.Schema.View(), plan.ArgumentNames.FirstOrDefault(name => IsBody(tool, name)));
        var differences = new Differences(
            draft.Stored, RequestSecrets.BodyOf(tool), draft.Unsaid, work: work,
            taken: name => body is null || body == name ? view.Property(draft.ArgumentOf(name)) : view.Property(body).Property(name));
        if (list is { } whole)
        {
            differences.Whole(whole.Key, whole.Value);
            return differences;
        }

        if (!_isPartial && draft.Stored.Json.ValueKind == JsonValueKind.Object)
        {
            var isOneArgument = draft.Body.Count == 0;
            var sent = members.Select(static member => member.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var name in draft.Stored.Json.EnumerateObject().Select(static member => member.Name)
                .Where(name => !sent.Contains(name)))
            {
                if (isOneArgument || plan.ArgumentNames.Contains(draft.ArgumentOf(name)))
                {
                    differences.Disappears(name);
                }
            }
        }

        differences.In(members, name => !rules.Merges.Contains(name));
        return differences;
    }
}
