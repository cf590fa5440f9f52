using System.Diagnostics;
using System.Text;

namespace Auth0Mcp.Bench;

/// <summary>
/// Many calls at once whose answers are as large as the server reads (16 MB) and of the shapes that cost most, and many with arguments as
/// large as it takes (4 MB): the memory that the native server holds at its peak, and how long a call waits meanwhile that needs no tenant.
/// </summary>
internal static class HostileBench
{
    private const int Answers = 64;
    private const int Heavy = 32;
    private const int AnswerBytes = 15 * 1024 * 1024;
    private const int ArgumentBytes = 3 * 1024 * 1024;
    private const string Offline = """{"name":"auth0_search_tools","arguments":{"query":"who logged in yesterday"}}""";

    private static readonly (string Name, string Item)[] s_shapes =
    [
        ("small objects", """{"a":1,"b":"c"}"""),
        ("secrets", """{"client_secret":"canary-0123456789abcdef","name":"x"}"""),
        ("numbers", "12345678901234567890"),
        ("escapes", "\"\\u0041\\ud83d\\ude00\\u001b[31m\""),
        ("long texts", $"\"{new string('x', 65536)}\""),
        ("deep", new string('[', 400) + new string(']', 400)),
        ("names", """{"some_rather_long_member_name_of_an_object":null}"""),
        ("empty", "[]"),
    ];

    public static async Task RunAsync(string executable, Report report)
    {
        using var tenant = new LoopbackTenant([.. s_shapes.Select(static shape => Document(shape.Item))]);
        var environment = new Dictionary<string, string> { ["AUTH0_DOMAIN"] = tenant.Address, ["AUTH0_TOKEN"] = "bench" };
        await MeasureAsync(
            executable, environment, Answers, static number => $$"""{"name":"auth0_list_roles","arguments":{ "page":{{number}} } }""",
            $"{Answers} hostile answers of 15 MB at once", report);
        var texts = string.Join(',', Enumerable.Repeat($"\"{new string('y', 60)}\"", ArgumentBytes / 63));
        await MeasureAsync(
            executable, environment, Heavy,
            number => $$"""{"name":"auth0_update_application","arguments":{"client_id":"c{{number}}","callbacks":[{{texts}}] } }""",
            $"{Heavy} calls with 3 MB of arguments at once", report);
    }

    private static async Task MeasureAsync(
        string executable, IReadOnlyDictionary<string, string> environment, int calls, Func<int, string> call, string label, Report report)
    {
        using var server = new ServerProcess(executable, ["run", "--tools", "*"], environment);
        await server.OpenAsync();
        var all = Task.WhenAll(Enumerable.Range(0, calls).Select(number => server.AskAsync("tools/call", call(number))));
        var waits = new List<double>();
        while (!all.IsCompleted)
        {
            var clock = Stopwatch.StartNew();
            await server.AskAsync("tools/call", Offline);
            waits.Add(clock.Elapsed.TotalMilliseconds);
            await Task.WhenAny(all, Task.Delay(100));
        }

        var errors = (await all).Count(static answer => answer.Contains("\"isError\":true", StringComparison.Ordinal));
        report.Add($"{label} ({errors} of them refused): peak memory", Report.Number($"{server.PeakMegabytes:0} MB"), "256 MB");
        report.Add("one offline call meanwhile, longest", Report.Number($"{waits.Max():0} ms"), "2000 ms");
    }

    /// <summary>An array of that item, of about so many bytes.</summary>
    private static byte[] Document(string item)
    {
        var text = new StringBuilder("[").Append(item);
        while (text.Length < AnswerBytes)
        {
            text.Append(',').Append(item);
        }

        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }
}
