using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Mcp;

/// <summary>The form of results, for clients that are given them as data: lists, errors, and the steps of composite tools.</summary>
internal static class OutputSchemas
{
    private const string Error =
        """{"type":"object","properties":{"kind":{"type":"string"},"message":{"type":"string"},"next":{"type":"string"}}"""
            + ""","required":["kind","message"]}""";

    private static readonly Lazy<JsonElement> s_list = new(static () => JsonElement.Parse(
        $$"""
        {"type":"object","properties":{"items":{"type":"array","items":{} },"total":{"type":"number"},
        "asked":{"type":"object"},"next":{"anyOf":[{"type":"object"},{"type":"null"}]},"error":{{Error}} },
        "anyOf":[{"required":["items","asked","next"]},{"required":["error"]}]}
        """));

    private static readonly Lazy<JsonElement> s_steps = new(static () => JsonElement.Parse(
        $$"""
        {"type":"object","properties":{"dry_run":{"type":"boolean"},"changed":{"type":"boolean"},"steps":{"type":"array",
        "items":{"type":"object","properties":{"step":{"type":"string"},"outcome":{"type":"string","enum":["done","planned",
        "unchanged"]},"detail":{"type":"string"} },"required":["step","outcome","detail"]} },"error":{{Error}} },
        "anyOf":[{"required":["dry_run","changed","steps"]},{"required":["error"]}]}
        """));

    private static readonly Lazy<JsonElement> s_object = new(static () => JsonElement.Parse(
        $$"""
        {"type":"object","properties":{"error":{{Error}} } }
        """));

    public static JsonElement Of(ToolDescriptor tool) => tool switch
    {
        OperationTool { Page: not null } => s_list.Value,
        CompositeTool => s_steps.Value,
        _ => s_object.Value,
    };
}
