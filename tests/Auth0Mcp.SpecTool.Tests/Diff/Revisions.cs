using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Diff.Report;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests.Diff;

/// <summary>Pairs of small documents, and what a report says of them.</summary>
internal static class Revisions
{
    /// <summary>A document in which <c>post_books</c> takes one schema and answers with another.</summary>
    public static JsonObject Document(string body = "{}", string answer = "{}", string schemas = "{}") => JsonNode.Parse($$"""
        {
          "openapi": "3.1.0",
          "info": { "title": "Library", "version": "1" },
          "paths": {
            "/books": {
              "post": {
                "operationId": "post_books",
                "tags": ["books"],
                "security": [{ "oauth": ["create:books"] }],
                "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer", "maximum": 50 } }],
                "requestBody": { "content": { "application/json": { "schema": {{body}} } } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{answer}} } } } }
              }
            }
          },
          "components": { "schemas": {{schemas}} }
        }
        """)!.AsObject();

    public static DocumentFacts Facts(JsonObject document) =>
        DocumentFacts.Read(Importer.Facts(new SourceDocument("library.json", Encoding.UTF8.GetBytes(document.ToJsonString()))));

    /// <summary>Each line as <c>effect: difference</c>, for the one tool that there is.</summary>
    public static IReadOnlyList<string> Report(JsonObject before, JsonObject after, params string[] hidden)
    {
        var tool = new ShippedTool("auth0_create_book", "post_books", hidden.ToHashSet(StringComparer.Ordinal));
        return
        [
            .. RevisionReport.Of(Differences.Between(Facts(before), Facts(after)), [tool]).Lines
                .Select(static line => $"{line.Effect}: {DifferenceText.Describe(line.Difference)}"),
        ];
    }

    /// <summary>The only operation of a document.</summary>
    public static JsonObject Operation(JsonObject document) => document["paths"]!["/books"]!["post"]!.AsObject();

    /// <summary>A copy, changed.</summary>
    public static JsonObject Changed(JsonObject document, Action<JsonObject> change)
    {
        var copy = document.DeepClone().AsObject();
        change(copy);
        return copy;
    }
}
