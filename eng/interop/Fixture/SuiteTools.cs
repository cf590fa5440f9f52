using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.InteropFixture;

/// <summary>
/// Those of the suite's tools that this server's own means can answer. Where the suite wants a question, the tool is destructive and the
/// server asks its one question, whether to go ahead. What needs more than these means is explained in <c>expected-*.yaml</c>.
/// </summary>
internal static class SuiteTools
{
    /// <summary>What the suite waits between two reports of progress.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<SuiteTool> All { get; } =
    [
        Answering("test_simple_text"),
        Answering("test_logging_tool"),
        new("test_error_handling", "Answers with an error.", ToolAccess.Read,
            static (_, _, _) => Task.FromResult<CallResult>(new CallError("intended", "This tool always fails.", "Call another one."))),
        new("test_tool_with_progress", "Says three times what it waits for.", ToolAccess.Read, ReportAsync),
        Asking("test_elicitation"),
        Asking("test_streaming_elicitation"),
        Asking("test_input_required_result_elicitation"),
        Asking("test_input_required_result_request_state"),
        Asking("test_input_required_result_tampered_state"),
    ];

    private static SuiteTool Answering(string name)
        => new(name, "Answers at once.", ToolAccess.Read, static (_, _, _) => Task.FromResult(Answer("answered")));

    private static SuiteTool Asking(string name)
        => new(name, "Answers when the user agrees.", ToolAccess.Destructive, static (_, _, _) => Task.FromResult(Answer("agreed")));

    private static async Task<CallResult> ReportAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        foreach (var stage in (string[])["first", "second", "third"])
        {
            call.Progress?.Report($"waiting for the {stage} step");
            await Task.Delay(s_step, pipeline.Time, cancellationToken);
        }

        return Answer("reported");
    }

    private static CallResult Answer(string text)
        => CallResult.Success(
            ResultJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("result", text);
                writer.WriteEndObject();
            }));
}
