using System.Text.Json;
using Auth0Mcp.Replay.Recordings;

namespace Auth0Mcp.Replay.Checks;

/// <summary>
/// Whether what was recorded of one thing, from its creation on, can be done through the tools as a whole. A recording does not
/// say which exchanges belong together: those do whose path leads to what a POST has created, in the order of the file.
/// </summary>
internal sealed class Flows(Tally tally)
{
    /// <summary>By the path of the thing: <c>/roles/rol_1</c>.</summary>
    private readonly Dictionary<string, Flow> _byPath = new(StringComparer.Ordinal);

    private readonly List<Flow> _all = [];

    /// <summary>Notes an exchange.</summary>
    /// <param name="findings">What its replay found.</param>
    public void Add(Exchange exchange, IReadOnlyList<Finding> findings)
    {
        if (!exchange.IsAccepted)
        {
            return;
        }

        var path = RecordedOperation.Find(exchange)?.Path ?? exchange.Path;
        if ((Around(path) ?? Begun(path, exchange)) is { } flow)
        {
            flow.Exchanges++;
            flow.IsNewer |= findings.Any(static finding => finding is { Kind: FindingKind.Exempt, Detail: RecordedOperation.Unknown });
            if (flow.Broken is null
                && findings.FirstOrDefault(static found => found.Kind is FindingKind.Refused or FindingKind.Altered) is { } fault)
            {
                flow.Broken = (fault with { Kind = FindingKind.FlowBroken }, exchange.Position);
            }
        }
    }

    /// <summary>Counts the flows of more than their creation.</summary>
    public void Report()
    {
        foreach (var flow in _all.Where(static flow => flow.Exchanges > 1))
        {
            tally.Count("flows");
            tally.Count(flow.IsNewer ? "flows newer" : flow.Broken is null ? "flows whole" : "flows broken");
            if (flow is { IsNewer: false, Broken: var (finding, position) })
            {
                tally.Add(finding, position);
            }
        }
    }

    /// <summary>The flow of the outermost thing to which a path leads.</summary>
    private Flow? Around(string path)
    {
        for (var end = path.IndexOf('/', 1); end >= 0; end = end + 1 < path.Length ? path.IndexOf('/', end + 1) : -1)
        {
            if (_byPath.TryGetValue(path[..end], out var flow))
            {
                return flow;
            }
        }

        return _byPath.GetValueOrDefault(path);
    }

    /// <summary>What was created has one of the names in the answer as the last segment of its path.</summary>
    private Flow? Begun(string path, Exchange exchange)
    {
        if (exchange.Method != "POST" || exchange.Response.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var flow = new Flow();
        var ids = exchange.Response.EnumerateObject().Where(static member => IsId(member.Name)).Select(static member => member.Value);
        foreach (var id in ids.Where(static id => id.ValueKind == JsonValueKind.String))
        {
            _byPath.TryAdd($"{path}/{Uri.EscapeDataString(id.GetString()!)}", flow);
        }

        _all.Add(flow);
        return flow;
    }

    private static bool IsId(string name) => name is "id" or "identifier" or "kid" || name.EndsWith("_id", StringComparison.Ordinal);

    /// <summary>What was recorded of one thing.</summary>
    private sealed class Flow
    {
        public int Exchanges { get; set; }

        /// <summary>It needs an operation that the document does not have.</summary>
        public bool IsNewer { get; set; }

        /// <summary>The first fault.</summary>
        public (Finding Finding, string Position)? Broken { get; set; }
    }
}
