using System.Text;
using Auth0Mcp.Files;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>A project in the working folder. All of its files are read under the rules of that folder.</summary>
/// <param name="shown">The path from the working folder on; empty for that folder itself.</param>
internal sealed class ProjectFolder(WorkingFolder root, string shown)
{
    /// <summary>Bytes; project files are smaller.</summary>
    private const int MaxBytes = 512 * 1024;

    /// <summary>Entries of one folder that a pattern is tried on.</summary>
    private const int MostEntries = 2000;

    /// <summary>Places that a text is looked for at.</summary>
    private const int MostPlaces = 20;

    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    public WorkingFolder Root => root;

    /// <summary>What the folder is called.</summary>
    public string Name => Path.GetFileName(root.Full(shown));

    /// <summary>The path from the working folder on.</summary>
    public string PathOf(string relative) => shown.Length == 0 ? relative : $"{shown}/{relative}";

    /// <summary>The first path that is there and fits a pattern, from the project on; null when there is none.</summary>
    /// <param name="pattern"><c>*</c> stands for a part of a name.</param>
    public string? Find(string pattern)
    {
        var found = "";
        foreach (var part in pattern.Split('/'))
        {
            var name = part.Contains('*', StringComparison.Ordinal) ? First(found, part) : part;
            if (name is null)
            {
                return null;
            }

            found = found.Length == 0 ? name : $"{found}/{name}";
        }

        try
        {
            return root.Find(PathOf(found)).Value is { } full && Path.Exists(full) ? found : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The text of a file, empty when there is none that may be read.</summary>
    public string Text(string relative)
    {
        if (!_texts.TryGetValue(relative, out var text))
        {
            text = root.Read(PathOf(relative), MaxBytes, "512 KB").Value is { } content ? Encoding.UTF8.GetString(content) : null;
            _texts[relative] = text;
        }

        return text ?? "";
    }

    /// <summary>
    /// The first value that stands behind one of the texts and is right, with the file that says it; null when there is none.
    /// </summary>
    public (string Value, string File)? ValueAfter(IEnumerable<TextPlace> places, Func<char, bool> isPart, Func<string, bool> isRight)
    {
        foreach (var place in places)
        {
            if (Find(place.File) is not { } file)
            {
                continue;
            }

            var text = Text(file);
            var at = -1;
            for (var looked = 0; looked < MostPlaces
                && (at = text.IndexOf(place.After, at + 1, StringComparison.Ordinal)) >= 0; looked++)
            {
                if (at > 0 && char.IsLetterOrDigit(place.After[0]) && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_'))
                {
                    continue;
                }

                var rest = text.AsSpan(at + place.After.Length).TrimStart(" \t=:\"'(");
                var end = 0;
                while (end < rest.Length && isPart(rest[end]))
                {
                    end++;
                }

                if (rest[..end].ToString() is var value && isRight(value))
                {
                    return (value, file);
                }
            }
        }

        return null;
    }

    /// <summary>The first name in a folder that fits, in ordinal order.</summary>
    private string? First(string folder, string pattern)
    {
        try
        {
            if (root.FindFolder(PathOf(folder.Length == 0 ? "." : folder)).Value is not { } path)
            {
                return null;
            }

            return Directory.EnumerateFileSystemEntries(root.Full(path), pattern).Take(MostEntries)
                .Select(static entry => Path.GetFileName(entry)).Where(static name => !name.StartsWith('.'))
                .Order(StringComparer.Ordinal).FirstOrDefault();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
