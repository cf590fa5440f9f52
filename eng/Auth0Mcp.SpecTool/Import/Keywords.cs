using Auth0Mcp.Generator.Manifest;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>The allow-lists. A keyword that is in none of them is dropped and reported.</summary>
internal static class Keywords
{
    /// <summary>Vendor keywords that steer SDK generators or documentation pages and state nothing about the API.</summary>
    private static readonly string[] s_documentationOnly =
        ["externalDocs", "example", "examples", "x-codeSamples", "x-description-*", "x-merge-priority"];

    public static KeywordTable Root { get; } = new(
        "document",
        facts: ["openapi", "info", "servers", "security", "paths", "components"],
        noise: ["externalDocs", "tags"]);

    public static KeywordTable Info { get; } = new(
        "info",
        facts: ["title", "version"],
        prose: ["summary", "description"],
        noise: ["termsOfService", "contact", "license"]);

    public static KeywordTable Server { get; } = new("server", facts: ["url", "variables"], prose: ["description"]);

    public static KeywordTable ServerVariable { get; } = new(
        "server variable", facts: ["default", "enum"], prose: ["description"]);

    /// <summary>Path-level parameters are written into each operation, so that a reader finds them in one place.</summary>
    public static KeywordTable PathItem { get; } = new(
        "path item",
        facts: [.. OperationNode.Verbs],
        noise: ["parameters", "summary", "description", "servers", "$ref"]);

    /// <summary>With the keys by which a catalog groups, names and ages its operations.</summary>
    public static KeywordTable OperationOf(ManifestSettings settings)
    {
        string[] facts =
        [
            "operationId", "tags", "x-operation-group", "x-operation-name", "x-operation-request-parameters-name",
            "x-release-lifecycle", "deprecated", "security", "parameters", "requestBody", "responses",
        ];
        string[] prose = ["summary", "description"];
        string[] own = [settings.GroupKey, settings.ActionKey, settings.LifecycleKey];
        return new("operation", [.. facts.Union(own.Except(prose))], prose, noise: s_documentationOnly);
    }

    public static KeywordTable Parameter { get; } = new(
        "parameter",
        facts:
        [
            "name", "in", "required", "deprecated", "style", "explode", "allowReserved", "allowEmptyValue",
            "x-sdk-ignore", "x-release-lifecycle", "schema", "content",
        ],
        prose: ["description"],
        noise: s_documentationOnly);

    public static KeywordTable RequestBody { get; } = new(
        "request body",
        facts: ["required", "x-release-lifecycle", "content"],
        prose: ["description"],
        noise: s_documentationOnly);

    /// <summary>OpenAPI demands the description of a response, so it is a keyword to keep; its text is not.</summary>
    public static KeywordTable Response { get; } = new(
        "response",
        facts: ["description", "x-release-lifecycle", "content"],
        noise: [.. s_documentationOnly, "links"]);

    public static KeywordTable MediaType { get; } = new(
        "media type",
        facts: ["x-release-lifecycle", "schema", "encoding"],
        noise: s_documentationOnly);

    public static KeywordTable Encoding { get; } = new(
        "encoding",
        facts: ["contentType", "style", "explode", "allowReserved"],
        noise: [.. s_documentationOnly, "headers"]);

    /// <summary>Parameters, bodies and responses are written where they are used; headers and examples are not kept.</summary>
    public static KeywordTable Components { get; } = new(
        "components",
        facts: ["schemas", "securitySchemes"],
        noise: ["responses", "parameters", "requestBodies", "examples", "headers", "links", "pathItems", "callbacks"]);

    public static KeywordTable SecurityScheme { get; } = new(
        "security scheme",
        facts: ["type", "scheme", "bearerFormat", "name", "in", "openIdConnectUrl", "flows"],
        prose: ["description"]);

    public static KeywordTable Flow { get; } = new(
        "flow",
        facts: ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"],
        noise: ["x-form-parameters"]);

    public static KeywordTable Discriminator { get; } = new(
        "discriminator",
        facts: ["propertyName", "mapping"],
        noise: ["x-discriminator-context"]);

    public static KeywordTable Schema { get; } = new(
        "schema",
        facts:
        [
            "$ref", "type", "format", "enum", "const", "default", "deprecated", "readOnly", "writeOnly", "x-release-lifecycle",
            "pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType", "contentSchema",
            "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "minItems", "maxItems", "uniqueItems", "prefixItems", "items", "unevaluatedItems",
            "contains", "minContains", "maxContains",
            "minProperties", "maxProperties", "required", "dependentRequired", "propertyNames",
            "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "dependentSchemas",
            "discriminator", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
        ],
        prose: ["title", "description"],
        noise: [.. s_documentationOnly, "summary", "$comment"]);
}
