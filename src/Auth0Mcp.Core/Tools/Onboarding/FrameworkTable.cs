using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>All frameworks. They are read when one is first asked for.</summary>
internal static class FrameworkTable
{
    private static readonly Lazy<IReadOnlyList<Framework>> s_all = new(static () =>
        [.. DeepJson.Parse(System.Text.Encoding.UTF8.GetString(Frameworks.Json)).EnumerateArray().Select(Framework.Read)]);

    /// <summary>In the order of their ids.</summary>
    public static IReadOnlyList<Framework> All => s_all.Value;

    /// <summary>The framework of that id, title or usual name; null when there is none.</summary>
    public static Framework? Find(string name)
    {
        var isPlain = name.All(static character => char.IsAsciiLetterOrDigit(character) || character is ' ' or '.' or '-' or '_');
        var wanted = Fold(name);
        return All.FirstOrDefault(framework => Names(framework).Any(known => known == name || (isPlain && Fold(known) == wanted)));
    }

    /// <summary>What is wrong with a name that stands for nothing.</summary>
    public static string Unknown(string name)
        => $"no framework '{ShortText.Cut(name, 60)}' is "
            + $"known{NearMiss.SeveralQuestion(name, All.SelectMany(static framework => framework.Aliases.Prepend(framework.Id)))} "
            + $"Known are {string.Join(", ", All.Select(static framework => framework.Id))}.";

    private static IEnumerable<string> Names(Framework framework) => [framework.Id, .. framework.Aliases, framework.Title];

    private static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
