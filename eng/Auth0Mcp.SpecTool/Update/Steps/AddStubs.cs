using System.Text;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>
/// Adds an entry for each operation without a tool, in the manifest of its tag, with todos where only a person can write.
/// </summary>
internal static partial class AddStubs
{
    public static SpecFolder Apply(SpecFolder folder, Revision revision, ICollection<string> notes)
    {
        var catalog = ToolCatalog.Of(folder);
        var names = new ToolNaming(catalog.Api.Document, catalog.Tools.Select(static tool => tool.Entry.Name)
            .Concat(catalog.Tombstones.Select(static tombstone => tombstone.Tombstone.Name))
            .Concat(catalog.Settings.HandWritten));
        var nodes = Diff.OperationFacts.In(SpecReader.Read(folder[SpecFolder.DocumentFile]))
            .ToDictionary(static operation => operation.Id, StringComparer.Ordinal);
        var missing = catalog.OperationsWithoutTool.Where(operation => catalog.WhyNotCarried(operation) is null)
            .OrderBy(static operation => operation.Group, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Path, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Method, StringComparer.Ordinal);
        foreach (var tag in missing.GroupBy(static operation => operation.Tag, StringComparer.Ordinal))
        {
            var file = FileOf(tag.Key, catalog);
            var isNew = folder[file].Length == 0;
            folder = isNew ? folder.With(file, Header(tag.Key)) : folder;
            var yaml = new YamlText(folder, file);
            var indent = yaml.Entries("tools") is [var first, ..] ? yaml.IndentOf(first.Map) : 2;
            var stubs = new StringBuilder();
            foreach (var operation in tag)
            {
                var node = nodes[operation.Id].Node;
                var name = names.Propose(operation, node)
                    ?? $"a name of at most {catalog.Settings.NameLength} characters that no tool has, instead of "
                        + $"{names.Longest(operation, node)}";
                stubs.Append('\n').Append(Stub(name, operation, new string(' ', indent), catalog.Settings));
            }

            yaml.Append("tools", stubs.ToString());
            folder = folder.With(file, yaml.Edited);
            folder = isNew ? AddToolset(folder, tag.Key) : folder;
            notes.Add($"{folder.Show(file)}: {tag.Count()} new tools{(isNew ? $" in the new toolset `{Slug(tag.Key)}`" : "")}");
        }

        return folder;
    }

    /// <summary>The area of a new file joins those that the settings list, if they list any.</summary>
    public static SpecFolder AddToolset(SpecFolder folder, string tag)
    {
        var settings = ToolCatalog.Of(folder).Settings;
        if (settings.Toolsets.IsEmpty || settings.Toolsets.Contains(Slug(tag))
            || new YamlText(folder, SpecFolder.SettingsFile) is not { } yaml || yaml.Root["toolsets"] is not YamlList list)
        {
            return folder;
        }

        yaml.AppendItem(list, YamlQuoting.Word(Slug(tag)));
        return folder.With(SpecFolder.SettingsFile, yaml.Edited);
    }

    /// <summary>The manifest that has most tools of the tag, else a new one.</summary>
    public static string FileOf(string tag, ToolCatalog catalog) =>
        catalog.Tools
            .Where(tool => catalog.Api.Document.Operations.TryGetValue(tool.Entry.Operation, out var operation) && operation.Tag == tag)
            .GroupBy(static tool => tool.Positions.File, StringComparer.Ordinal)
            .OrderByDescending(static file => file.Count())
            .ThenBy(static file => file.Key, StringComparer.Ordinal)
            .Select(static file => file.Key)
            .FirstOrDefault() ?? SpecFolder.Manifest(Slug(tag));

    public static string Header(string tag) => $"""
        # yaml-language-server: $schema=../tools.schema.json
        # Tools of the tag {NoLine.Replace(tag, " ")}.
        # Each entry joins one operation of spec/management-api.json with a name, wording and defaults; shared wording is in spec/vocabulary.yaml.
        toolset: {Slug(tag)}
        tools:

        """;

    private static string Stub(string name, OperationSpec operation, string margin, ManifestSettings settings)
    {
        // Each todo names its operation: two tools never say the same of themselves, not even for now.
        var todo = $"todo: what {operation.Id} does ({Address(operation)}), returns and changes, in one to three sentences";
        var stub = new StringBuilder($"""
            {margin}- name: {YamlQuoting.Quoted("todo: " + name)}
            {margin}  operation: {YamlQuoting.Word(operation.Id)}
            {margin}  title: {YamlQuoting.Quoted($"todo: a short name of {operation.Id} for people, e.g. 'List roles'")}
            {margin}  description: {YamlQuoting.Quoted(todo)}

            """);
        if (AccessClassifier.Implied(operation, settings) is (not ToolAccess.Read, var because) && operation.Method == "GET")
        {
            stub.Append($"""
                {margin}  access: {YamlQuoting.Quoted($"todo: write, or read with a reason; the document asks for {because}")}
                {margin}  reason: "todo: why reading is safe; delete this key for access write"

                """);
        }

        return stub.Append($"""
            {margin}  examples:
            {margin}    - "todo: two to four things a person might say to get this"

            """).ToString();
    }

    /// <summary>Method, path and the scopes of which one is enough: what one needs to know to write about it.</summary>
    private static string Address(OperationSpec operation)
        => $"{operation.Method} {operation.Path}{(operation.Scopes.Count > 0 ? $", {string.Join(" or ", operation.Scopes)}" : "")}";

    /// <summary>A tag as the name of a file and of a toolset.</summary>
    private static string Slug(string tag)
        => NoWord.Replace(tag.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } slug
            ? slug
            : "tag" + string.Concat(tag.Select(static c => $"-{(int)c:x}"));

    [GeneratedRegex(@"[\p{C}\u2028\u2029]+")]
    private static partial Regex NoLine { get; }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoWord { get; }
}
