using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Replay.Recordings;

namespace Auth0Mcp.Replay.Checks;

/// <summary>Whether the tools send what a tenant accepted.</summary>
internal sealed class RequestCheck(DocumentFacts document, Tally tally)
{
    private static readonly HashSet<string> s_paging = new(
        ["page", "per_page", "take", "include_totals", "from"], StringComparer.Ordinal);

    /// <summary>What of a request is not an argument of its tool; true when nothing can be sent.</summary>
    public bool Refuses(TranslatedRequest request, Exchange exchange)
    {
        if (request.Problems.Count > 0)
        {
            Refuse(request.Tool.Operation,
                [.. request.Problems.Select(static problem => (RefusalCause.Of(problem.Message), problem.Path, problem.Message))],
                exchange);
        }

        return request.Problems.Count > 0;
    }

    /// <summary>An error of our own before anything was sent.</summary>
    public void Refused(OperationTool tool, CallResult result, Exchange exchange)
        => Refuse(tool.Operation, RefusalCause.Read(result.ToJson()), exchange);

    /// <summary>The request that was sent, against the one that was recorded.</summary>
    public void Compare(OperationTool tool, SentRequest sent, JsonElement body, Exchange exchange)
    {
        var changes = new List<Finding>();
        CompareQuery(tool.Operation.Id, exchange.Query, [.. TenantAddresses.Pairs(sent.Query)], changes);
        CompareJson(tool.Operation.Id, "", body, sent.Json, changes);
        var unwritten = UpdateRules.Of(tool)?.NotWritten ?? [];
        changes = [.. changes.Select(change => IsLeftOutUnchanged(change, unwritten, body, exchange.Response)
            ? change with { Kind = FindingKind.Exempt, Detail = "not written, and as it is stored" } : change)];
        changes.ForEach(change => tally.Add(change, exchange.Position));
        tally.Count(changes.Exists(static change => change.Kind == FindingKind.Altered) ? "altered"
            : changes.Exists(static change => change.Kind == FindingKind.Added) ? "with defaults"
            : "as recorded");
    }

    /// <summary>
    /// True for a member that an update never writes, sent back as the tenant has it: it is left out, and nothing is lost.
    /// </summary>
    private static bool IsLeftOutUnchanged(Finding change, IReadOnlyList<string[]> unwritten, JsonElement body, JsonElement response)
        => change is { Kind: FindingKind.Altered, Detail: "lost" }
           && unwritten.Any(path => path is [var name] && name == change.Path)
           && response.ValueKind == JsonValueKind.Object && response.TryGetProperty(change.Path, out var stored)
           && JsonElement.DeepEquals(body.GetProperty(change.Path), stored);

    private void Refuse(
        ManagementOperation operation, IReadOnlyList<(string Cause, string Path, string Message)> problems, Exchange exchange)
    {
        if (!exchange.IsAccepted)
        {
            return;
        }

        var findings = problems.Select(problem => Judge(operation, problem, exchange)).ToList();
        foreach (var finding in findings.Distinct())
        {
            tally.Add(finding, exchange.Position);
        }

        tally.Count(findings.TrueForAll(static finding => finding.Kind == FindingKind.Exempt) ? "exempt"
            : findings.Exists(static finding => finding.Detail.StartsWith("closed", StringComparison.Ordinal)) ? "refused: closed"
            : "refused: omitted or narrowed");
    }

    private Finding Judge(ManagementOperation operation, (string Cause, string Path, string Message) problem, Exchange exchange)
    {
        var (cause, path, message) = problem;
        var isNested = path.AsSpan().ContainsAny('.', '[');
        var name = path.StartsWith("query.", StringComparison.Ordinal) ? path["query.".Length..] : path;
        if (cause == RefusalCause.Nothing
            && exchange.Request is { ValueKind: JsonValueKind.Undefined } or { ValueKind: JsonValueKind.Object }
                && IsEmpty(exchange.Request))
        {
            return new Finding(FindingKind.Exempt, operation.Id, "", "an update without a change");
        }

        if (path == "body" && message.EndsWith("takes no body", StringComparison.Ordinal))
        {
            return new Finding(FindingKind.Exempt, operation.Id, "", $"a body on {operation.Method}");
        }

        if (cause == RefusalCause.Unknown && (!isNested || name != path) && document.Declares(operation, name))
        {
            return new Finding(FindingKind.Exempt, operation.Id, name, "an argument hidden by design");
        }

        if (name != path && s_paging.Contains(name))
        {
            return new Finding(FindingKind.Exempt, operation.Id, name, "paging where the document has none");
        }

        return new Finding(
            FindingKind.Refused, operation.Id, path,
            cause == RefusalCause.Unknown && document.IsOpenAround(operation, path)
            ? $"closed, open in the document: {message}"
            : $"{cause}: {message}");
    }

    private static bool IsEmpty(JsonElement body) => body.ValueKind == JsonValueKind.Undefined || !body.EnumerateObject().Any();

    private static void CompareQuery(
        string operation, IReadOnlyList<KeyValuePair<string, string>> recorded, IReadOnlyList<KeyValuePair<string, string>> sent,
        List<Finding> changes)
    {
        var before = recorded.ToLookup(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        var after = sent.ToLookup(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        foreach (var name in before.Where(name => !name.SequenceEqual(after[name.Key])).Select(static name => name.Key))
        {
            changes.Add(new Finding(FindingKind.Altered, operation, "query." + name, after[name].Any() ? "changed" : "lost"));
        }

        foreach (var added in after.Where(name => !before.Contains(name.Key) && !s_paging.Contains(name.Key)))
        {
            changes.Add(new Finding(FindingKind.Added, operation, "query." + added.Key, "default"));
        }
    }

    private static void CompareJson(string operation, string path, JsonElement recorded, JsonElement sent, List<Finding> changes)
    {
        switch (recorded.ValueKind, sent.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                foreach (var property in recorded.EnumerateObject())
                {
                    var here = JsonPlaces.Join(path, property.Name);
                    if (sent.TryGetProperty(property.Name, out var value))
                    {
                        CompareJson(operation, here, property.Value, value, changes);
                    }
                    else
                    {
                        changes.Add(new Finding(
                            FindingKind.Altered, operation, here,
                            property.Value.ValueKind == JsonValueKind.Null ? "null left out" : "lost"));
                    }
                }

                changes.AddRange(sent.EnumerateObject()
                    .Where(property => !recorded.TryGetProperty(property.Name, out _))
                    .Select(property => new Finding(FindingKind.Added, operation, JsonPlaces.Join(path, property.Name), "default")));
                break;
            case (JsonValueKind.Array, JsonValueKind.Array) when recorded.GetArrayLength() == sent.GetArrayLength():
                foreach (var (before, after) in recorded.EnumerateArray().Zip(sent.EnumerateArray()))
                {
                    CompareJson(operation, path + "[]", before, after, changes);
                }

                break;
            case (JsonValueKind.Undefined, JsonValueKind.Undefined):
                break;
            case (JsonValueKind.Undefined, JsonValueKind.Object):
                CompareJson(operation, path, JsonElement.Parse("{}"), sent, changes);
                break;
            default:
                if (recorded.ValueKind == JsonValueKind.Undefined || sent.ValueKind == JsonValueKind.Undefined
                    || !JsonElement.DeepEquals(recorded, sent))
                {
                    changes.Add(new Finding(
                        FindingKind.Altered, operation, path, sent.ValueKind == JsonValueKind.Undefined ? "lost" : "changed"));
                }

                break;
        }
    }
}
