using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>The retired entries of a folder before an update: what comes back with it has to be what it was.</summary>
internal sealed class Returning
{
    private readonly List<(string Name, string Operation, string Wording)> _retired;

    private Returning(SpecFolder folder)
        => _retired = [.. Entries(folder).Where(static entry => IsRetired(entry) && entry.Map["operation"] is not null)
            .Select(static entry => (entry.Text("name")!, entry.Text("operation")!, Wording(entry)))];

    public static Returning Before(SpecFolder folder) => new(folder);

    /// <summary>
    /// How many are back; fails where the document has the operation, no other tool has taken it, and the entry is not back with
    /// every word.
    /// </summary>
    public int DemandIn(SpecFolder after)
    {
        var operations = ToolCatalog.Of(after).Api.Document.Operations;
        var active = Entries(after).Where(static entry => !IsRetired(entry)).ToList();
        var revived = 0;
        foreach (var (name, operation, wording) in _retired.Where(entry => operations.ContainsKey(entry.Operation)))
        {
            var tools = active.Where(entry => entry.Text("operation") == operation).ToList();
            if (tools.Exists(entry => entry.Text("name") == name))
            {
                Assert.Equal(wording, Wording(tools.Find(entry => entry.Text("name") == name)!));
                revived++;
            }
            else
            {
                Assert.True(tools.Count > 0, $"{operation} is back, and {name} is not.");
            }
        }

        return revived;
    }

    private static IEnumerable<YamlEntry> Entries(SpecFolder folder)
        => folder.Manifests.SelectMany(manifest => new YamlText(folder, manifest).Entries("tools"));

    private static bool IsRetired(YamlEntry entry) => entry.Map["removed"] is not null;

    /// <summary>All that the entry says beside the mark.</summary>
    private static string Wording(YamlEntry entry)
        => string.Join('\n', entry.Map.Members.Where(static member => member.Key.Text != "removed")
            .Select(static member => $"{member.Key.Text}: {Text(member.Value)}"));

    private static string Text(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Text,
        YamlList list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        YamlMap map => $"{{{string.Join(", ", map.Members.Select(static member => $"{member.Key.Text}: {Text(member.Value)}"))}}}",
        _ => "",
    };
}
