using Auth0Mcp.Mcp;

namespace Auth0Mcp.InteropFixture;

/// <summary>Those of the suite's prompts and resources that are texts, handed out by the shipped handlers.</summary>
internal static class SuiteKnowledge
{
    private const string TemplateStart = "test://template/";
    private const string TemplateEnd = "/data";

    public static MoreKnowledge All { get; } = new(
        [
            new PromptEntry(
                "test_simple_prompt", "Simple", "A prompt without arguments.", [], [], "This is a simple prompt for testing."),
            new PromptEntry(
                "test_prompt_with_arguments",
                "With arguments",
                "A prompt with two arguments.",
                [new PromptField("arg1", "The first", IsRequired: true, ""),
                new PromptField("arg2", "The second", IsRequired: true, "")],
                [],
                "Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"),
        ],
        [new FixedResource(
        "test://static-text", "static-text", "Static text", "A text.", "text/plain",
        static () => "This is the content of the static text resource.")],
        [new TemplateResource(
        TemplateStart + "{id}" + TemplateEnd, "template", "Template", "A text by its id.", "application/json", Templated)]);

    private static string? Templated(string uri)
        => uri.StartsWith(TemplateStart, StringComparison.Ordinal) && uri.EndsWith(TemplateEnd, StringComparison.Ordinal)
            && uri.Length > TemplateStart.Length + TemplateEnd.Length
            ? $$"""{"id":"{{uri[TemplateStart.Length..^TemplateEnd.Length]}}","templateTest":true,"data":"Data for it"}"""
            : null;
}
