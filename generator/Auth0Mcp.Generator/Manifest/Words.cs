namespace Auth0Mcp.Generator.Manifest;

/// <summary>Takes texts and names apart into words, in lower case.</summary>
internal static class Words
{
    /// <summary>The runs of letters and digits in a text.</summary>
    public static IEnumerable<string> Of(string text)
        => new string([.. text.Select(static character => char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ')])
            .Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of a name: <c>clientId</c> and <c>client-id</c> are client, id.</summary>
    public static IEnumerable<string> OfName(string name)
        => Of(string.Concat(
            name.Select((character, index) => index > 0 && char.IsUpper(character) && char.IsLower(name[index - 1])
            ? " " + character
            : character.ToString())));
}
