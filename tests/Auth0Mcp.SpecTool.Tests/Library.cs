using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>A small API of our own, with every kind of prose the import must drop and every kind of fact it must keep.</summary>
internal static class Library
{
    /// <summary>The text of all prose in the document; nothing written may contain it.</summary>
    public const string Prose = "PROSE";

    /// <summary>A fresh copy, to be changed by the test.</summary>
    public static JsonObject Document() => JsonNode.Parse(Text)!.AsObject();

    /// <summary>A document with one operation and the given schema of its body.</summary>
    public static JsonObject WithBody(string schema) => JsonNode.Parse($$"""
        {
          "openapi": "3.1.0",
          "info": { "title": "Library", "version": "1" },
          "paths": {
            "/books": {
              "post": {
                "operationId": "post_books",
                "requestBody": { "content": { "application/json": { "schema": {{schema}} } } },
                "responses": { "204": { "description": "" } }
              }
            }
          }
        }
        """)!.AsObject();

    /// <summary>The schema that <see cref="WithBody"/> put in.</summary>
    public static JsonObject BodyOf(JsonObject document) =>
        document["paths"]!["/books"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!.AsObject();

    private const string Text = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Library", "version": "7", "description": "PROSE", "termsOfService": "PROSE", "contact": { "name": "PROSE" } },
          "servers": [{ "url": "https://{host}/v7", "variables": { "host": { "default": "{HOST}.test", "description": "PROSE" } } }],
          "externalDocs": { "url": "PROSE" },
          "tags": [{ "name": "books", "description": "PROSE" }],
          "security": [{ "bearer": [] }],
          "paths": {
            "/shelves/{id}": {
              "summary": "PROSE",
              "parameters": [
                { "name": "id", "in": "path", "required": true, "description": "PROSE", "schema": { "type": "string" } },
                { "name": "verbose", "in": "query", "schema": { "type": "boolean" } }
              ],
              "get": {
                "operationId": "get_shelf",
                "summary": "PROSE",
                "parameters": [{ "name": "verbose", "in": "query", "required": true, "schema": { "type": "integer" } }],
                "responses": { "200": { "$ref": "#/components/responses/Shelf" } }
              }
            },
            "/books": {
              "get": {
                "x-codeSamples": [{ "lang": "go", "source": "PROSE" }],
                "summary": "PROSE",
                "description": "PROSE",
                "externalDocs": { "url": "PROSE" },
                "tags": ["books"],
                "operationId": "get_books",
                "deprecated": true,
                "x-operation-name": "list",
                "x-operation-group": ["library", "books"],
                "x-operation-request-parameters-name": "ListBooksRequestParameters",
                "x-release-lifecycle": "EA",
                "security": [{ "oauth": ["read:books"] }],
                "parameters": [
                  { "name": "sort", "in": "query", "description": "PROSE", "example": "PROSE", "style": "form", "explode": true,
                    "schema": { "type": "array", "items": { "type": "string", "description": "PROSE" } } },
                  { "name": "x-trace", "in": "header", "x-sdk-ignore": true, "deprecated": true, "schema": { "type": "string" } }
                ],
                "responses": {
                  "200": {
                    "description": "PROSE",
                    "x-description-1": "PROSE",
                    "content": { "application/json": { "example": "PROSE", "schema": { "$ref": "#/components/schemas/Books" } } }
                  },
                  "404": { "description": "PROSE", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } } }
                }
              },
              "post": {
                "operationId": "post_books",
                "requestBody": {
                  "required": true,
                  "description": "PROSE",
                  "content": {
                    "application/x-www-form-urlencoded": { "schema": { "$ref": "#/components/schemas/Book" } },
                    "application/json": { "schema": { "$ref": "#/components/schemas/Book" } }
                  }
                },
                "responses": { "201": { "description": "PROSE" } }
              }
            }
          },
          "components": {
            "responses": {
              "Shelf": { "description": "PROSE", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Shelf" } } } }
            },
            "schemas": {
              "Shelf": { "type": "object", "title": "PROSE", "properties": { "books": { "$ref": "#/components/schemas/Books" } } },
              "Books": { "type": "array", "description": "PROSE", "items": { "$ref": "#/components/schemas/Book" }, "maxItems": 50 },
              "Book": {
                "description": "PROSE",
                "type": "object",
                "required": ["title"],
                "additionalProperties": false,
                "properties": {
                  "title": { "type": "string", "description": "PROSE", "minLength": 1 },
                  "description": { "type": ["string", "null"], "title": "PROSE" },
                  "example": { "type": "string", "example": "PROSE" },
                  "default": { "type": "boolean", "default": false },
                  "author": { "oneOf": [{ "type": "string", "description": "PROSE" }, { "$ref": "#/components/schemas/Person",
                  "description": "PROSE" }] }
                }
              },
              "Person": { "type": "object", "properties": { "name": { "allOf": [{ "type": "string", "examples": ["PROSE"] }] } } },
              "Error": { "type": "object", "properties": { "code": { "$ref": "#/components/schemas/ErrorCode" } } },
              "ErrorCode": { "type": "string", "enum": ["gone"] },
              "Unused": { "type": "string" }
            },
            "securitySchemes": {
              "bearer": { "type": "http", "scheme": "bearer", "description": "PROSE" },
              "oauth": {
                "type": "oauth2",
                "flows": { "clientCredentials": { "tokenUrl": "/token", "x-form-parameters": { "a": "PROSE" },
                  "scopes": { "write:books": "PROSE", "read:books": "PROSE" } } }
              }
            }
          }
        }
        """;
}
