using System;
using System.Collections.Generic;
using System.Linq;

namespace Auth0Mcp;

/// <summary>
/// Finds what a person or a model probably meant. One rule for the generator and for the server, into which this file is compiled
/// too.
/// </summary>
internal static partial class NearMiss
{
    /// <summary>Longer inputs are not typing errors, and comparing them would cost more than the answer is worth.</summary>
    private const int LongestInput = 100;

    /// <summary>Shorter texts are parts of many others.</summary>
    private const int ShortestPart = 3;

    /// <summary>More is another word.</summary>
    private const int MostEdits = 4;

    /// <summary>The candidate closest to <paramref name="given"/>, or null when none is near.</summary>
    public static string? Find(string given, IEnumerable<string> candidates) =>
        Near(given, candidates, null).OrderBy(static near => near.Distance).Select(static near => near.Name).FirstOrDefault();

    /// <summary><c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string Question(string given, IEnumerable<string> candidates) =>
        Find(given, candidates) is { } meant ? $"; did you mean '{meant}'?" : ".";

    /// <summary>At most three candidates that are near, the closest first.</summary>
    /// <param name="edits">How many characters may differ, where names are compared as they are; null for what callers write.</param>
    public static IReadOnlyList<string> Several(string given, IEnumerable<string> candidates, int? edits = null) =>
        [.. Near(given, candidates, edits).OrderBy(static near => near.Distance).ThenBy(static near => near.Name, StringComparer.Ordinal)
            .Take(3).Select(static near => near.Name)];

    /// <summary>The end of a sentence: <c>; did you mean 'x' or 'y'?</c>, or a full stop.</summary>
    public static string SeveralQuestion(string given, IEnumerable<string> candidates) =>
        Several(given, candidates) is { Count: > 0 } meant
            ? $"; did you mean {string.Join(" or ", meant.Select(static name => $"'{name}'"))}?"
            : ".";

    /// <summary>
    /// The candidates that are a few edits away, that contain what was given however long they are, or that are the most of it. Case and
    /// separators do not count.
    /// </summary>
    private static IEnumerable<(string Name, int Distance)> Near(string given, IEnumerable<string> candidates, int? edits)
    {
        var wanted = given.Length > LongestInput ? "" : Plain(given);
        var allowed = edits ?? Math.Min(wanted.Length / 3, MostEdits);
        foreach (var candidate in wanted.Length == 0 ? [] : candidates.Where(static candidate => candidate.Length <= LongestInput))
        {
            var known = Plain(candidate);
            var apart = Math.Abs(known.Length - wanted.Length);
            if (edits is null && (Contains(known, wanted) || (known.Length * 2 >= wanted.Length && Contains(wanted, known))))
            {
                yield return (candidate, apart);
            }
            else if (apart <= allowed && EditDistance.Between(wanted, known) is var distance && distance <= allowed)
            {
                yield return (candidate, distance);
            }
        }

        string Plain(string name) => edits is null ? Fold(name) : name;
    }

    private static bool Contains(string whole, string part) => part.Length >= ShortestPart && whole.AsSpan().IndexOf(part.AsSpan()) >= 0;

    private static string Fold(string name) => string.Concat(name.Where(static letter => letter is not ('_' or '-'))).ToLowerInvariant();
}
