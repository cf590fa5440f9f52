using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Catalog;
using Auth0Mcp.Cli;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Calls;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;
using Xunit.Abstractions;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>
/// Damaged arguments for every tool, on the real pipeline: whatever they hold, nothing leaves that the document does not allow.
/// </summary>
[Collection(Alone.Name)]
public sealed class ArgumentFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Objects = 100_000;
    private const long MostGrowth = 32 * 1024 * 1024;

    private static readonly IReadOnlyList<OperationTool> s_tools = ManagementCatalog.All();

    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task DamagedArguments_CrashNothingAndSendNothingThatTheDocumentDoesNotAllow()
    {
        var share = (Objects + s_tools.Count - 1) / s_tools.Count;
        var workers = Enumerable.Range(0, Math.Max(1, Math.Min(Environment.ProcessorCount, 8))).Select(_ => new Worker(_folder))
            .ToList();

        // A part first: schemas are compiled where they are met.
        await RunAsync(workers, share / 4, "first");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await RunAsync(workers, share - (share / 4), "second");
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        var counts = workers.SelectMany(static worker => worker.Outcomes)
            .GroupBy(static pair => pair.Key, static pair => pair.Value)
                .ToDictionary(static group => group.Key, static group => group.Sum());
        output.WriteLine(
            $"{string.Join(", ", counts.OrderBy(static pair => pair.Key, StringComparer.Ordinal))}; growth {growth / 1024} KiB");

        Assert.True(
            workers.TrueForAll(static worker => worker.Findings.Count == 0),
            string.Join('\n', workers.SelectMany(static worker => worker.Findings).Take(20)));
        Assert.InRange(counts.Values.Sum(), Objects, int.MaxValue);
        Assert.InRange(counts["sent"], Objects / 20, int.MaxValue);
        Assert.InRange(counts["invalid_arguments"], Objects / 5, int.MaxValue);
        Assert.InRange(growth, long.MinValue, MostGrowth);
    }

    [Theory]
    [InlineData("auth0_search_tools", """{"query":"delete a user's enrolments","access":"write"}""")]
    [InlineData("auth0_search_tools", """{"resource":"connections"}""")]
    [InlineData("auth0_describe_tool", """{"name":"auth0_create_connection","path":"options.attributes"}""")]
    [InlineData("auth0_publish_form", """{"id":"ap_zprZoPcaQ2tdT2xnWZ8Upv","trigger":"post-login","dry_run":true}""")]
    [InlineData("auth0_call_read_tool", """{"name":"auth0_list_users","arguments":{"q":"email:\"a@example.com\"","per_page":5}}""")]
    [InlineData(
        "auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"editor","description":"x"},"dry_run":true}""")]
    [InlineData("auth0_call_destructive_tool", """{"name":"auth0_delete_user","arguments":{"id":"auth0|x"},"dry_run":true}""")]
    public async Task DamagedArgumentsOfThisServersOwnTools_CrashNothing(string name, string arguments)
    {
        var worker = new Worker(_folder);
        var tool = ToolRegistry.Instance.Find(name)!;
        await worker.FuzzAsync(tool, [(JsonObject)JsonNode.Parse(arguments)!], 1_000, new SeededSource(name));
        output.WriteLine(string.Join(", ", worker.Outcomes));
        Assert.True(worker.Findings.Count == 0, string.Join('\n', worker.Findings.Take(20)));
    }

    private static Task RunAsync(List<Worker> workers, int share, string seed)
        => Task.WhenAll(workers.Select((worker, index) => Task.Run(async () =>
        {
            foreach (var tool in s_tools.Where((_, position) => position % workers.Count == index))
            {
                await worker.FuzzAsync(
                    tool, [.. ToolSamples.FullArguments(tool), ToolSamples.MinimalArguments(tool)], share,
                    new SeededSource($"{seed}/{tool.Name}"));
            }
        })));

    /// <summary>A pipeline of its own, and what was found on it.</summary>
    private sealed class Worker
    {
        private readonly List<RecordedRequest> _sent = [];
        private readonly DocumentedRequests _document = new();
        private readonly ToolPlans _plans = new();
        private readonly Pipeline _road;

        public Worker(string folder)
            => _road = new Pipeline(new Recorder(_sent), folder: folder, caps: CallCaps.Default with { Calls = int.MaxValue });

        public Dictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

        public List<string> Findings { get; } = [];

        public async Task FuzzAsync(ToolDescriptor tool, List<JsonObject> samples, int times, SeededSource source)
        {
            for (var time = 0; time < times; time++)
            {
                var text = ArgumentMutation.Of(source.Chance(50) ? samples[^1] : source.Pick(samples), source);
                _sent.Clear();
                var outcome = await CallAsync(tool, text);
                Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
            }
        }

        private async Task<string> CallAsync(ToolDescriptor tool, string text)
        {
            IReadOnlyDictionary<string, JsonElement> arguments;
            try
            {
                arguments = CallArguments.FromJson(text);
            }
            catch (UsageException)
            {
                return "no_json_object";
            }

            try
            {
                var answer = new Answer(await _road.Caller.CallAsync(new ToolCall(tool.Name, arguments), CancellationToken.None));
                var kind = answer.IsError ? answer.Kind : "sent";
                if (kind == "internal_error")
                {
                    Report(tool, text, answer.Text);
                }

                Check(tool, text, kind);
                return kind;
            }
            catch (Exception crash)
            {
                Report(tool, text, crash.ToString());
                return "crash";
            }
        }

        private void Check(ToolDescriptor tool, string text, string kind)
        {
            foreach (var problem in _sent.Select(_document.Problem).OfType<string>())
            {
                Report(tool, text, "not documented: " + problem);
            }

            if (kind != "sent" || tool is not OperationTool operation)
            {
                return;
            }

            var (method, path, query, body) = ExpectedRequest.From(operation, Understood(operation, text));
            if (_sent is not [.., var sent] || _sent.SkipLast(1).Any(static read => read.Method != "GET") || sent.Method != method
                || sent.Path != "/api/v2" + path
                    || !Compared(operation, sent.Parameters).SequenceEqual(Compared(operation, query))
                        || !HasBody(operation, sent, body))
            {
                Report(tool, text,
                    $"expected {method} {path} {string.Join('&', query)} {body?.ToJsonString()}\nsent "
                    + $"{string.Join('\n', _sent.Select(static request => $"{request.Method} {request.Path} {request.Query} {request.Body}"))}");
            }
        }

        /// <summary>
        /// Damage may leave something that is understood all the same, such as a name in another spelling or a null for nothing;
        /// what is understood has tests of its own.
        /// </summary>
        private JsonObject Understood(OperationTool tool, string text)
        {
            var call = new ToolCall(tool.Name, CallArguments.FromJson(text));
            var (read, _, _) = ArgumentReader.Read(tool, _plans.For(tool), call);
            return new JsonObject(
                read.Arguments.Select(static argument => KeyValuePair.Create(
                argument.Key,
                JsonNode.Parse(argument.Value.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 }))));
        }

        /// <summary>Where the API selects fields, it gets the first steps of the paths alone, which have tests of their own.</summary>
        private static IEnumerable<(string Name, string Value)> Compared(
            OperationTool tool, IEnumerable<(string Name, string Value)> query)
            => query.Where(pair => !tool.SelectsFields || pair.Name is not ("fields" or "include_fields")).Order();

        /// <summary>Forms have tests of their own.</summary>
        private static bool HasBody(OperationTool tool, RecordedRequest sent, JsonNode? body)
            => tool.Uploads.Count > 0
                || (body is null
                    ? sent.Body is null
                    : sent.Body is { } text
                        && (JsonNode.DeepEquals(body, JsonNode.Parse(text))
                            || (!tool.Update.IsEmpty && JsonNode.DeepEquals(WithoutNulls(body), WithoutNulls(JsonNode.Parse(text))))));

        /// <summary>What an update merges holds no null that would remove something.</summary>
        private static JsonNode? WithoutNulls(JsonNode? value) => value switch
        {
            JsonObject members =>
                new JsonObject(
                    members.Where(static member => member.Value is not null)
                    .Select(static member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value)))),
            _ => value?.DeepClone(),
        };

        private void Report(ToolDescriptor tool, string text, string what)
            => Findings.Add(
                $"{tool.Name} {(text.Length > 1000 ? text[..1000] + "…" : text)}\n  {(what.Length > 2000 ? what[..2000] + "…" : what)}");
    }

    private sealed class Recorder(List<RecordedRequest> sent) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add(await RecordedRequest.FromAsync(request, cancellationToken));
            return TestTenant.Json(200, "{}");
        }
    }
}
