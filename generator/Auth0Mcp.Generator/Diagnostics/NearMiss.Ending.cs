using System;
using System.Collections.Generic;
using System.Linq;

namespace Auth0Mcp;

/// <summary>How diagnostics suggest names.</summary>
internal static partial class NearMiss
{
    /// <summary>The ending of a sentence: <c>; did you mean 'a', 'b'?</c>, or its full stop when no candidate is near.</summary>
    /// <param name="written">What stands in the file.</param>
    /// <param name="candidates">What may stand there.</param>
    /// <param name="prefix">What every candidate starts with, when only the rest is compared.</param>
    public static string Ending(string written, IEnumerable<string> candidates, string prefix = "")
    {
        // One edit in three characters: of 'pge' that is 'page', but not 'take'.
        var near = Several(written, candidates, Math.Max(1, written.Length / 3));
        return near.Count == 0 ? "." : "; did you mean " + string.Join(", ", near.Select(name => $"'{prefix}{name}'")) + "?";
    }
}
