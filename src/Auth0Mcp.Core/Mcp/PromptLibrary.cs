using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Mcp;

/// <summary>A job that people do with several tools.</summary>
/// <param name="Tools">The tools that its text names.</param>
internal sealed partial record PromptEntry(
    string Name, string Title, string Description, IReadOnlyList<PromptField> Arguments, IReadOnlyList<string> Tools, string Text)
{
    /// <summary>The text with what was given in its places.</summary>
    public string Filled(IReadOnlyDictionary<string, string> given)
        => Placeholder()
            .Replace(
                Text, match => given.TryGetValue(match.Groups["name"].Value, out var value) && value.Length > 0
                ? value
                : match.Groups["else"].Value);

    [GeneratedRegex(@"\{(?<name>[a-z][a-z0-9_]*)(?:\|(?<else>[^{}]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}

/// <summary>One argument of a prompt.</summary>
/// <param name="Complete">The resource whose names complete it; empty for none.</param>
internal sealed record PromptField(string Name, string Description, bool IsRequired, string Complete);

/// <summary>
/// The prompts of this process: those of whose tools none is out of reach. Read when a client asks for the first time.
/// </summary>
/// <param name="more">Prompts beside them.</param>
internal sealed class PromptLibrary(ToolCatalog catalog, IReadOnlyList<PromptEntry> more)
{
    private readonly Lazy<IReadOnlyList<PromptEntry>> _entries =
        new(() => [.. Read().Concat(more).Where(entry => entry.Tools.All(tool => Reaches(catalog, tool)))]);

    /// <summary>In ordinal order of their names.</summary>
    public IReadOnlyList<PromptEntry> Entries => _entries.Value;

    /// <summary>Every prompt that there is.</summary>
    public static IEnumerable<PromptEntry> Read()
        => JsonElement.Parse(ManagementPrompts.Json).EnumerateArray().Select(static prompt => new PromptEntry(
        Text(prompt, "name"),
        Text(prompt, "title"),
        Text(prompt, "description"),
        [.. prompt.GetProperty("arguments").EnumerateArray().Select(static argument => new PromptField(
            Text(argument, "name"), Text(argument, "description"), argument.GetProperty("required").GetBoolean(),
            Text(argument, "complete")))],
        [.. prompt.GetProperty("tools").EnumerateArray().Select(static tool => tool.GetString()!)],
        Text(prompt, "text")));

    /// <summary>How the tools of a prompt are called that the client does not see; empty when it sees all.</summary>
    public string Unlisted(PromptEntry entry) => string.Join('\n', entry.Tools
        .Select(tool => (Name: tool, Found: catalog.Registry.Find(tool)))
        .Where(tool => tool.Found is not null && catalog.Find(tool.Name) is null)
        .Select(static tool => $"{tool.Name} is not listed: call it through {CallTool.For(tool.Found!.Access).Name}."));

    private static bool Reaches(ToolCatalog catalog, string tool) => catalog.Registry.Find(tool) is { } found && catalog.Reaches(found);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
