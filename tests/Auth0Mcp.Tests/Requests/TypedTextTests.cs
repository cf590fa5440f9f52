using System.Text.Json;
using Auth0Mcp.Calls.Requests;

namespace Auth0Mcp.Tests.Requests;

/// <summary>How texts of a query or of the command line become values.</summary>
public class TypedTextTests
{
    private static readonly JsonElement s_schema = JsonElement.Parse("""
        {
          "properties": {
            "self": { "$ref": "#/$defs/self" },
            "texts": { "anyOf": [{ "type": "string", "enum": ["1"] }, { "type": "string" }] },
            "either": { "oneOf": [{ "type": ["string", "null"] }, { "type": "integer" }] }
          },
          "$defs": { "self": { "oneOf": [{ "$ref": "#/$defs/self" }, { "type": "string" }] } }
        }
        """);

    [Theory]
    [InlineData("self", "\"7\"")]
    [InlineData("texts", "\"7\"")]
    [InlineData("either", "7")]
    [InlineData("unknown", "7")]
    public void Digits_AreANumberWhereTheSchemaDoesNotTakeTextAlone(string argument, string value)
        => Assert.Equal(value, TypedText.Read(["7"], TypedText.DeclaredTypes(s_schema, argument)).GetRawText());
}
