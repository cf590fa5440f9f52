using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>What people say where tools use other words, section by section as in the file; lists are joined with semicolons.</summary>
/// <param name="Words">Phrases that mean the same, by the word that stands for them.</param>
/// <param name="Ids">What an id names, by its prefix.</param>
/// <param name="IntentVerbs">First words of tool names, by the kind of tool.</param>
/// <param name="IntentPhrases">How people ask for a kind of tool.</param>
/// <param name="Areas">Words for all tools of a toolset.</param>
/// <param name="Resources">Words for all tools on a path of the API, written without its parameters.</param>
/// <param name="Tools">More ways to ask for one tool.</param>
internal sealed record SearchSynonyms(
    EquatableArray<TextPair> Words,
    EquatableArray<TextPair> Ids,
    EquatableArray<TextPair> IntentVerbs,
    EquatableArray<TextPair> IntentPhrases,
    EquatableArray<TextPair> Areas,
    EquatableArray<TextPair> Resources,
    EquatableArray<TextPair> Tools)
{
    public static readonly SearchSynonyms None = new(default, default, default, default, default, default, default);

    /// <summary>The same without what is said of tools that are gone: nobody finds them.</summary>
    public SearchSynonyms Without(Retired retired) => retired.Names.IsEmpty ? this : this with
    {
        Tools = Tools.Where(pair => !retired.Names.Contains(pair.Key)).ToEquatableArray(),
    };

    /// <summary>A path of the API as the file writes it: <c>/clients/{id}/credentials</c> is <c>clients/credentials</c>.</summary>
    public static string Resource(string path)
        => string.Join("/", path.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Where(static segment => segment[0] != '{'));
}
