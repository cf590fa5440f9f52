using System.Globalization;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>YAML values as JSON.</summary>
internal static class YamlJson
{
    public static SpecNode ToSpecNode(YamlNode node) => node switch
    {
        YamlMap map =>
            SpecNode.Object(
                map.Members.Select(static member => new KeyValuePair<string, SpecNode>(member.Key.Text, ToSpecNode(member.Value)))),
        YamlList list => SpecNode.Array(list.Items.Select(ToSpecNode)),
        YamlScalar scalar => Scalar(scalar),
        _ => SpecNode.Null,
    };

    private static SpecNode Scalar(YamlScalar scalar) => scalar switch
    {
        { IsPlain: false } => SpecNode.String(scalar.Text),
        { Text: "true" } => SpecNode.True,
        { Text: "false" } => SpecNode.False,
        { Text: "null" or "~" or "" } => SpecNode.Null,
        _ when IsJsonNumber(scalar.Text) => SpecNode.Number(scalar.Text),
        _ => SpecNode.String(scalar.Text),
    };

    private static bool IsJsonNumber(string text)
        => Regex.IsMatch(text, @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?\z", RegexOptions.CultureInvariant)
           && decimal.TryParse(
               text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
