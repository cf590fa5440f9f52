using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>Holds one application, replaces what a PATCH names, and answers no request that is held until it is let go.</summary>
internal sealed class HeldTenant
{
    private readonly List<(Func<RecordedRequest, bool> Which, TaskCompletionSource Until)> _held = [];
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly JsonObject _stored;

    public HeldTenant(string stored)
    {
        _stored = JsonNode.Parse(stored)!.AsObject();
        Tenant.Answers(async (request, cancellationToken) =>
        {
            var answer = request.Method == "GET" ? _stored.ToJsonString() : null;
            if (_held.FirstOrDefault(held => held.Which(request)) is { Until: { } until } first)
            {
                _held.Remove(first);
                _reached.TrySetResult();
                await until.Task.WaitAsync(cancellationToken);
            }

            return TestTenant.Json(200, answer ?? Replace(request.Json.GetRawText()));
        });
    }

    public TestTenant Tenant { get; } = new();

    /// <summary>Ends when the first request is held.</summary>
    public Task Reached => _reached.Task;

    /// <summary>What is stored under a name.</summary>
    public string? Stored(string name) => _stored[name]?.ToJsonString();

    /// <summary>Holds the next request of that method; what it returns lets it go.</summary>
    public Action Hold(string method, string path = "")
    {
        var until = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.Add((request => request.Method == method && request.Path.EndsWith(path, StringComparison.Ordinal), until));
        return until.SetResult;
    }

    private string Replace(string changes)
    {
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            _stored[name] = value?.DeepClone();
        }

        return _stored.ToJsonString();
    }
}
