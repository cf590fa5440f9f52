using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>What is told about components is found out once for all operations, and does not depend on which is asked first.</summary>
public sealed class SecretComponentsTests
{
    private const string Schemas = """
        "Gate": { "properties": { "code": { "type": "string" }, "beds": { "items": { "$ref": "#/components/schemas/Bed" } } } },
        "Bed": { "properties": { "gate": { "$ref": "#/components/schemas/Gate" }, "owner": { "$ref": "#/components/schemas/Owner" } } },
        "Owner": { "properties": { "name": { "type": "string" } } },
        "Shed": { "oneOf": [{ "$ref": "#/components/schemas/Owner" }, { "$ref": "#/components/schemas/Bed" }] },
        "Unused": { "properties": { "code": { "type": "string" } } }
        """;

    private static readonly SpecDocument s_document = Document();
    private static readonly SecretRules s_rules = new([new SecretRule("Gate", "code", IsSecret: true)], []);

    [Fact]
    public void ComponentOfManyOperations_IsReadOnce()
    {
        var reader = new SecretReader(Knowledge(), isRequest: false);
        var read = new List<string>();
        var roots = new[] { "Shed", "Bed", "Gate", "Bed" }.Select(name => reader.Read(Reference(name), "operation")).ToList();

        _ = new SecretComponents(roots, s_document.Schemas, (schema, name) =>
        {
            read.Add(name);
            return reader.Read(schema, name);
        });

        Assert.Equal(["Bed", "Gate", "Owner", "Shed"], read.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Gate")]
    [InlineData("Bed")]
    [InlineData("Shed")]
    public void ComponentsThatLeadToASecret_TellOfIt(string root)
    {
        var reader = new SecretReader(Knowledge(), isRequest: false);

        var components = new SecretComponents([reader.Read(Reference(root), "operation")], s_document.Schemas, reader.Read);

        Assert.Equal(
            root == "Shed" ? ["Bed", "Gate", "Shed"] : ["Bed", "Gate"], components.Told.Order(StringComparer.Ordinal));
        Assert.Equal("""{"p":{"code":true,"beds":{"i":{"r":["Bed"]}}}}""", components.MapOf("Gate").ToJson());
    }

    [Fact]
    public void PropertyThatNobodyClassified_IsReportedForEachToolThatReachesIt()
    {
        var map = new SecretMap(new SecretKnowledge(s_document, SecretRules.None, Attached()), isRequest: false);

        foreach (var tool in new[] { "auth0_get_shed", "auth0_get_bed" })
        {
            var problems = new List<Problem>();
            map.Project(s_document.Operations[tool == "auth0_get_bed" ? "get_bed" : "get_shed"], tool, problems);

            Assert.Equal([$"{tool} Gate code"], problems.Select(static problem => string.Join(' ', problem.Arguments)));
        }
    }

    private static SecretKnowledge Knowledge() => new(s_document, s_rules, Attached());

    private static AttachedPlaces Attached() => new(s_document, []);

    private static SpecNode Reference(string component)
        => SpecNode.Object([new("$ref", SpecNode.String(SpecDocument.ReferenceTo(component)))]);

    private static SpecDocument Document()
    {
        var paths = string.Join(", ", new[] { "Bed", "Shed" }.Select(static name => $$$"""
            "/{{{name}}}": { "get": { "operationId": "get_{{{name.ToLowerInvariant()}}}", "responses": { "200": { "content": {
              "application/json": { "schema": { "$ref": "#/components/schemas/{{{name}}}" } } } } } } }
            """));
        var text = $$$"""{ "paths": { {{{paths}}} }, "components": { "schemas": { {{{Schemas}}} } } }""";
        return new(
            new InputFile("api.json", InputRole.Document, SourceText.From(text)), SpecReader.Read(text), ManifestSettings.Default);
    }
}
