namespace Auth0Mcp.Generator.Manifest;

/// <summary>Takes texts and names apart into words, in lower case.</summary>
internal static class Words
{
    /// <summary>The runs of letters and digits in a text.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                continue;
            }

            if (end > start)
            {
                yield return text.Substring(start, end - start).ToLowerInvariant();
            }

            start = end + 1;
        }
    }

    /// <summary>The words of a name: <c>clientId</c> and <c>client-id</c> are client, id.</summary>
    public static IEnumerable<string> OfName(string name)
        => Of(string.Concat(
            name.Select((character, index) => index > 0 && char.IsUpper(character) && char.IsLower(name[index - 1])
            ? " " + character
            : character.ToString())));
}
