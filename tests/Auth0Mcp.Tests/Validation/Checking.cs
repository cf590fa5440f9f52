using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>Shorthand for "this schema says that about this value".</summary>
internal static class Checking
{
    /// <summary>The findings, one per line, as a person reads them.</summary>
    public static string Check(string schema, string value, int limit = 8) =>
        string.Join('\n', JsonSchema.Parse(System.Text.Encoding.UTF8.GetBytes(schema)).Check(Parse(value), limit));

    public static void Accepts(string schema, string value) => Assert.Equal("", Check(schema, value));

    public static void Refuses(string schema, string value) => Assert.NotEqual("", Check(schema, value));

    private static JsonElement Parse(string value) =>
        JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
}
