using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Diagnostics;

/// <summary>Where the keys and values of one YAML entry stand in their file.</summary>
internal sealed record PositionMap(string File, TextRange Entry, EquatableArray<PathPosition> Paths)
{
    /// <summary>The place of a problem; a path that the entry does not spell out falls back to its nearest written parent.</summary>
    public LocatedProblem Locate(Problem problem)
    {
        for (var path = problem.Path; path.Length > 0; path = Parent(path))
        {
            foreach (var position in Paths)
            {
                if (string.Equals(position.Path, path, StringComparison.Ordinal))
                {
                    return new LocatedProblem(problem.Id, File, problem.OnValue ? position.Value : position.Key, problem.Arguments);
                }
            }
        }

        return new LocatedProblem(problem.Id, File, Entry, problem.Arguments);
    }

    private static string Parent(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot < 0 ? "" : path.Substring(0, dot);
    }
}

/// <summary>The place of one key and of its value.</summary>
internal readonly record struct PathPosition(string Path, TextRange Key, TextRange Value);
