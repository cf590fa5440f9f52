using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Mistakes;

/// <summary>What a contributor does wrong in a file of this repository, and the one error that it gives.</summary>
/// <param name="What">In words.</param>
/// <param name="File">Below <c>spec/</c>.</param>
/// <param name="Passage">What stands there once; empty for the start of the file.</param>
/// <param name="Replacement">What is written instead.</param>
/// <param name="Id">The error.</param>
/// <param name="At">A text in the line of the error, where that is not one of the lines that were changed.</param>
public sealed record Mistake(string What, string File, string Passage, string Replacement, string Id, string? At = null)
{
    /// <summary>Where the place is in another file.</summary>
    public string? In { get; init; }

    private string Path => "spec/" + File;

    private string Committed => CommittedFiles.Inputs[Path];

    internal GeneratorHarness Make() => CommittedFiles.Inputs.Edit(Path, Passage, Replacement);

    /// <summary>The lines, counted from one, in which the error may stand, and the file.</summary>
    internal (string File, int From, int To) Place(GeneratorHarness edited)
    {
        var file = In is null ? Path : "spec/" + In;
        if (At is { } text)
        {
            var offset = edited[file].IndexOf(text, StringComparison.Ordinal);
            Assert.True(offset >= 0, $"'{text}' must occur in {file}.");
            return (file, LineOf(edited[file], offset), LineOf(edited[file], offset));
        }

        var (before, after) = (Committed, edited[Path]);
        var start = before.Zip(after).TakeWhile(static pair => pair.First == pair.Second).Count();
        var end = before[start..].Reverse().Zip(after[start..].Reverse()).TakeWhile(static pair => pair.First == pair.Second).Count();
        return (file, LineOf(after, start), LineOf(after, Math.Max(start, after.Length - end - 1)));
    }

    public override string ToString() => $"{File}: {What}";

    private static int LineOf(string text, int offset) => text.AsSpan(0, offset).Count('\n') + 1;
}
