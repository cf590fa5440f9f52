using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// The hosts to which a call may send a local secret: those of the request as it will be, and of what is stored beside it where
/// the API keeps that.
/// </summary>
internal static class SentHosts
{
    /// <param name="update">What the call comes to; null where that does not depend on what is stored.</param>
    public static IReadOnlyList<string> Of(ToolDescriptor tool, ToolCall call, UpdatePlan? update)
    {
        var operation = tool as OperationTool;
        var sent = (update?.Arguments ?? call.Arguments)
            .Where(argument => argument.Key != ConsentBinding.Argument && operation?.PathArguments.Contains(argument.Key) != true)
            .ToList();
        var hosts = sent.SelectMany(static argument => SecretHosts.Of(argument.Value))
            .Concat(SecretHosts.Named("", ArgumentSummary.Whole(tool, sent, call.Context.Work)));
        if (operation is not null && update is { Stored: { Json.ValueKind: JsonValueKind.Object } stored, Rules: { } rules })
        {
            var kept = sent.Select(argument => operation.BodyProperty(argument.Key)).OfType<string>().Where(rules.Merges.Contains)
                .Union(rules.Destinations);
            hosts = hosts.Concat(kept.SelectMany(name => Stored(stored, name)));
        }

        return [.. hosts.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The result of a call with more of them than a person can check; null where there are not so many.</summary>
    public static CallError? Refuse(IReadOnlyList<string> hosts)
        => hosts.Count <= SecretHosts.Most ? null : new CallError(
            "cannot_ask",
            $"A local secret would leave with this call, which names {hosts.Count} hosts: more than a person can check in one "
            + $"question ({SecretHosts.Most}). "
            + "Nothing was sent.",
            "Make one call with the secret and only the addresses that belong to it, and another one for the rest.");

    private static IEnumerable<string> Stored(StoredTarget stored, string name)
        => [
            .. MemberPath.Member(stored.Json, name) is { } value ? SecretHosts.Of(value) : [],
            .. MemberPath.Member(stored.Shown, name) is { } shown ? SecretHosts.Named(name, shown) : [],
        ];
}
