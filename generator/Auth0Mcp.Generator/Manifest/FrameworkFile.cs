using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>One framework with its places, and what is wrong with its file.</summary>
/// <param name="Id">The name of the file without its ending.</param>
internal sealed record FrameworkFile(string Id, FrameworkEntry? Entry, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static FrameworkFile Without(EquatableArray<LocatedProblem> problems) => new("", null, null, problems);

    /// <summary>The problems of all files, with names that occur twice or stand for nothing.</summary>
    public static EquatableArray<LocatedProblem> Check(IReadOnlyCollection<FrameworkFile> files)
    {
        var read = files.Where(static file => file.Entry is not null)
            .OrderBy(static file => file.Entry!.Id, StringComparer.Ordinal).ToList();
        // Others are built on a framework whatever is wrong with its file.
        var ids = new HashSet<string>(files.Select(static file => file.Id), StringComparer.Ordinal);
        var names = read.ToDictionary(static file => file.Entry!.Id, static file => file.Entry!.Id, StringComparer.Ordinal);
        return files.SelectMany(static file => file.Problems)
            .Concat(read.SelectMany(file => Names(file.Entry!, ids, names).Select(file.Positions!.Locate)))
            .ToEquatableArray();
    }

    private static IEnumerable<Problem> Names(FrameworkEntry entry, HashSet<string> ids, Dictionary<string, string> names)
    {
        foreach (var covered in entry.Covers.Where(covered => !ids.Contains(covered)))
        {
            yield return Problem.Value(
                DiagnosticDescriptors.UnknownFramework, $"covers.{covered}", covered, NearMiss.Ending(covered, ids));
        }

        foreach (var alias in entry.Aliases)
        {
            if (names.TryGetValue(alias, out var other))
            {
                yield return Problem.Value(DiagnosticDescriptors.FrameworkNameTwice, $"aliases.{alias}", alias, other);
            }
            else
            {
                names.Add(alias, entry.Id);
            }
        }
    }
}
