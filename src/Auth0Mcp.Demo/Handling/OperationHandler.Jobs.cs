using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Rules;
using Auth0Mcp.Demo.Store;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

internal sealed partial class OperationHandler
{
    private static readonly string[] s_jobFields = ["format", "limit", "fields", "connection_id", "external_id"];

    /// <summary>Jobs that can be asked about; of more the oldest are forgotten.</summary>
    private const int MostJobs = 500;

    /// <summary>A file of users is kept until its job is done.</summary>
    private const int MostImports = 2;

    private readonly OrderedDictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    private DemoResponse? Jobs(DemoRequest request) => (request.Operation.Method, request.Operation.Shape) switch
    {
        ("POST", "/jobs/users-exports") => Start(request, "users_export", static () => []),
        ("POST", "/jobs/users-imports") => ImportsUnderWay() >= MostImports
            ? ApiProblem.Of(
                429, "Too Many Requests", $"{MostImports} imports are under way. Wait until one of them is done.",
                "too_many_imports")
            : Start(request, "users_import", Import(request)),
        ("POST", "/jobs/verification-email") => Start(request, "verification_email", static () => []),
        ("GET", "/jobs/{}") => _jobs.TryGetValue(request.LastSegment, out var job)
            ? Answer(request, job.Look(clock.Now))
            : ApiProblem.NotFound("/jobs"),
        ("GET", "/jobs/{}/errors") => _jobs.ContainsKey(request.Segments[1])
            ? DemoResponse.Of(200, new JsonArray())
            : ApiProblem.NotFound("/jobs"),
        _ => null,
    };

    private DemoResponse Start(DemoRequest request, string type, Func<JsonObject> finish)
    {
        var id = PlausibleText.Id("job_", new SeededSource($"{request.Path}#{store.NextNumber()}"));
        var shown = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var name in s_jobFields)
        {
            if (request.Fields[name] is { } value)
            {
                shown[name] = value.DeepClone();
            }
        }

        if (type != "verification_email")
        {
            var connection = contents.Open(ConnectionsShape, ConnectionsShape).Find(JsonNodes.TextOf(shown, "connection_id") ?? "");
            shown["connection"] = JsonNodes.TextOf(connection, "name") ?? "";
        }

        var job = new Job(shown, clock.Now, type != "users_export" ? finish : () => new JsonObject
        {
            ["location"] =
                $"https://exports.harborbooks.example/{id}.{(JsonNodes.TextOf(shown, "format") == "csv" ? "csv" : "json")}.gz",
        });
        _jobs.Add(id, job);
        if (_jobs.Count > MostJobs)
        {
            _jobs.RemoveAt(0);
        }

        return Answer(request, job.Pending());
    }

    /// <summary>Those whose time is over are done first: what they keep is let go.</summary>
    private int ImportsUnderWay() => _jobs.Values.Count(job => job.IsImport && !job.IsDone(clock.Now));

    /// <summary>Adds the users of a file when the job gets that far, and counts them.</summary>
    private Func<JsonObject> Import(DemoRequest request)
    {
        var users = JsonNode.Parse(JsonNodes.TextOf(request.Fields, "users") ?? "[]") as JsonArray ?? [];
        var isUpsert = JsonNodes.ScalarText(request.Fields["upsert"]) == "true";
        var connection = contents.Open(ConnectionsShape, ConnectionsShape)
            .Find(JsonNodes.TextOf(request.Fields, "connection_id") ?? "")?["name"];
        return () =>
        {
            var (inserted, updated, failed) = (0, 0, 0);
            var all = contents.Open(UsersShape, UsersShape);
            foreach (var user in users.OfType<JsonObject>())
            {
                var known = all.IdWhere("email", JsonNodes.TextOf(user, "email") ?? "");
                if (known is not null && isUpsert)
                {
                    all.Put(known, factory.Change(UsersShape, UsersShape, all.Find(known)!, user));
                    updated++;
                }
                else if (known is null && all.Items.Count < PlanLimits.MostOfAKind)
                {
                    user["connection"] = connection?.DeepClone();
                    var added = factory.Create(UsersShape, UsersShape, user);
                    all.Put(factory.IdOf(UsersShape, added)!, added);
                    inserted++;
                }
                else
                {
                    failed++;
                }
            }
            return new JsonObject
            {
                ["summary"] = new JsonObject
                {
                    ["failed"] = failed,
                    ["updated"] = updated,
                    ["inserted"] = inserted,
                    ["total"] = users.Count
                },
            };
        };
    }
}
