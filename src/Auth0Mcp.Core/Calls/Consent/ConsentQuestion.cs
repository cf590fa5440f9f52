using System.Globalization;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// The question that a person reads: what happens to which thing, what is lost, what goes and comes, and then the values. Every
/// line ends as a sentence, because some clients put all of them on one line; what does not fit is counted.
/// </summary>
internal static class ConsentQuestion
{
    /// <summary>More lines than a person reads in one question.</summary>
    private const int MostLines = 30;

    /// <summary>Members of an object that are named.</summary>
    private const int MostMembers = 10;

    private const int LongestValue = 200;

    /// <summary>The question about a plan.</summary>
    public static string Of(ConsentPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{ActionPhrase.Of(plan.Tool, plan.Target)} on tenant {plan.Tenant}?\n");
        if (plan.Tool.Access == ToolAccess.Destructive && plan.Update is null)
        {
            text.Append(FirstSentence(plan.Tool.Description)).Append('\n');
        }

        var named = plan.Hosts.Count > 0 ? $"; the call names {string.Join(", ", plan.Hosts)}" : "";
        foreach (var reference in plan.References)
        {
            text.Append(
                VisibleText.Of($"{ShortText.Cut(reference.Text, LongestValue)} leaves this machine as {reference.Path}{named}."))
                .Append('\n');
        }

        if (plan.Loss is { } loss)
        {
            text.Append(VisibleText.Of(loss)).Append('\n');
        }

        if (plan.Update?.Question is { } reason)
        {
            text.Append(VisibleText.Of(reason)).Append('\n');
        }

        var lines = Lines(plan).ToList();
        foreach (var line in lines.Take(MostLines))
        {
            text.Append(VisibleText.Of(line)).Append('\n');
        }

        if (lines.Count > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Count(lines.Count - MostLines, "more line")} of this kind, not shown here.\n");
        }

        foreach (var file in plan.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"File for {file.Argument}: {file.Bytes} bytes, SHA-256 {file.ShortHash}….\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"Tool: {plan.Tool.Name}.").ToString();
    }

    /// <summary>What is lost comes first, then what changes, then what the call says besides.</summary>
    private static IEnumerable<string> Lines(ConsentPlan plan)
    {
        var differences = plan.Update?.Differences ?? [];
        foreach (var gone in differences.Where(static difference => difference is { Items: null, To: null }))
        {
            yield return $"{gone.Path} is removed ({Now(gone.From!)}).";
        }

        foreach (var list in differences.Where(static difference => difference.Items is not null))
        {
            yield return List(list.Path, list.Items!);
        }

        foreach (var change in differences.Where(static difference => difference.Items is null && difference.To is not null))
        {
            // What is hidden on both sides differs all the same.
            yield return change.IsNewSecret || change.From == change.To
                ? $"{change.Path} {(change.From is null ? "gets" : "is replaced by")} a new value."
                : change.From is null
                    ? $"{change.Path} is set to {Value(change.To!)}."
                    : $"{change.Path} changes from {Value(change.From)} to {Value(change.To!)}.";
        }

        // Where it is known what becomes of what is stored, the arguments say nothing more.
        if (plan.Update is null && plan.Given is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var line in given.EnumerateObject()
                .SelectMany(static argument => Describe(MemberPath.Join("", argument.Name), argument.Value)))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Describe(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array
            when value.GetArrayLength() > 0 =>
                [$"{path}: {ItemIdentity.Count([.. value.EnumerateArray()])}."],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Describe(MemberPath.Join(path, member.Name), member.Value)),
        _ => [$"{path}: {Value(value.GetRawText())}."],
    };

    private static string List(string path, ItemChanges items)
    {
        string?[] parts = [Part("removed", items.Gone), Part("added", items.Added),
            Part("changed", [.. items.Changed.Select(static pair => pair.From)])];
        return $"{path}: {string.Join("; ", parts.OfType<string>())}.";

        static string? Part(string word, IReadOnlyList<JsonElement> list)
            => list.Count == 0 ? null : $"{Count(list.Count, "item")} {word}: {ItemIdentity.Labels(list)}";
    }

    /// <summary>What a place holds: an object or list that is too long to be read is counted.</summary>
    private static string Now(string json)
    {
        if (json.Length > LongestValue)
        {
            var held = JsonElement.Parse(json, DeepJson.Options);
            switch (held.ValueKind)
            {
                case JsonValueKind.Array:
                    return $"it has {ItemIdentity.Count([.. held.EnumerateArray()])}";
                case JsonValueKind.Object:
                    string[] names = [.. held.EnumerateObject().Select(static member => member.Name)];
                    return $"it has {Count(names.Length, "member")}: {PathList.Names(names, MostMembers)}";
                default:
                    break;
            }
        }

        return $"it is {Value(json)} now";
    }

    private static string Value(string json) => ShortText.Cut(json, LongestValue);

    private static string Count(int number, string what)
        => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    /// <summary>What a tool does; what follows in its description is advice to a model.</summary>
    private static string FirstSentence(string description)
    {
        var end = description.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? description : description[..(end + 1)];
    }
}
