using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads <c>update:</c> of a tool.</summary>
internal static class UpdateRulesParser
{
    public static UpdateRules Parse(YamlMap? map, List<Problem> problems)
    {
        if (map is null)
        {
            return UpdateRules.None;
        }

        var reader = new EntryReader(map, "update", problems);
        var rules = new UpdateRules(
            reader.Texts("replaces"), reader.Texts("merges"), reader.Texts("not_written"), reader.Texts("write_only"),
            reader.Texts("keeps"), reader.Texts("destinations"),
            reader.Maps("exclusive").Select((rivals, index) => Rivals(rivals, index, problems)).ToEquatableArray());
        reader.Close();
        return rules;
    }

    private static Rivals Rivals(YamlMap map, int index, List<Problem> problems)
    {
        var reader = new EntryReader(
            map, EntryReader.Join("update.exclusive", index.ToString(System.Globalization.CultureInfo.InvariantCulture)), problems);
        var rivals = new Rivals(reader.Texts("prefer"), reader.Texts("over"));
        reader.Close();
        return rivals;
    }
}
