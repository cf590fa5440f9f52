using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// What a call does to which thing, in the words of a person: "Rotate the secret of application "Shop" (client_id a)" from the
/// title "Rotate application secret" and the noun "application", which the title of the thing's read has, or else the name of the
/// argument.
/// </summary>
internal static class ActionPhrase
{
    private static readonly string[] s_prepositions = ["of", "from", "to", "for", "in", "by"];

    private static readonly string[] s_particles = ["up", "off", "on", "back", "out"];

    public static string Of(ToolDescriptor tool, ConsentTarget? target)
    {
        if (target is null or { Ids.Count: 0, Name: null })
        {
            return tool.Title;
        }

        string[] title = tool.Title.Split(' ');
        var read = tool is OperationTool operation ? TargetReader.ReadOf(operation) : null;
        var noun = NounOf(read);
        foreach (var words in new[] { noun, NounOf(target) })
        {
            if (IndexOf(title, words) is > 0 and var at)
            {
                return Around(title, at, words, target);
            }
        }

        // A thing of another kind, such as the sessions of a user.
        var isOther = noun.Length > 0 && ((OperationTool)tool).Operation.Path != read!.Operation.Path
            && !title.Any(word => noun.Any(part => word.StartsWith(part, StringComparison.OrdinalIgnoreCase)));
        return isOther ? Part(title, title[VerbOf(title)..], noun, target) : $"{tool.Title} {target.Describe([])}";
    }

    /// <summary>The noun stands in the title.</summary>
    private static string Around(string[] title, int at, string[] noun, ConsentTarget target)
    {
        string[] rest = title[(at + noun.Length)..];
        var thing = target.Describe(noun);
        return rest.Length == 0 ? $"{string.Join(' ', title)} {thing}"
            : s_prepositions.Contains(rest[0]) ? $"{string.Join(' ', title[..(at + noun.Length)])} {thing} {string.Join(' ', rest)}"
            : Part(title, [.. title[VerbOf(title)..at], .. rest], title[at..(at + noun.Length)], target);
    }

    /// <summary>What is done to something that the thing has.</summary>
    private static string Part(string[] title, string[] part, string[] noun, ConsentTarget target)
    {
        var verb = string.Join(' ', title[..VerbOf(title)]);
        var isNew = verb is "Create" or "Add";
        var article = part[0] is "all" || part.Any(s_prepositions.Contains) || (isNew && part[^1].EndsWith('s')) ? ""
            : !isNew ? "the "
            : "aeiouAEIOU".Contains(part[0][0]) ? "an " : "a ";
        return $"{verb} {article}{string.Join(' ', part)} of {string.Join(' ', noun)} {target.Describe(noun)}";
    }

    /// <summary>Where the verb ends.</summary>
    private static int VerbOf(string[] title) => title.Length > 2 && s_particles.Contains(title[1]) ? 2 : 1;

    private static string[] NounOf(OperationTool? read)
        => read?.Title.Split(' ') is ["Get", .. var noun] ? [.. noun.TakeWhile(static word => !s_prepositions.Contains(word))] : [];

    private static string[] NounOf(ConsentTarget target) => target.Ids is [.., var last] ? ConsentTarget.NounOf(last.Key) : [];

    private static int IndexOf(string[] title, string[] words)
        => words.Length == 0 || words.Length > title.Length ? -1
            : Enumerable.Range(0, title.Length - words.Length + 1)
                .Where(at => title.Skip(at).Take(words.Length).SequenceEqual(words, StringComparer.OrdinalIgnoreCase))
                .DefaultIfEmpty(-1).First();
}
