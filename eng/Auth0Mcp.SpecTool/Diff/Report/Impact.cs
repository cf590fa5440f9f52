namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>
/// The rules by which a difference is judged. Requests break on what is removed, newly required or narrowed;
/// answers break on what is removed or of another type.
/// </summary>
internal static class Impact
{
    /// <summary>The effect on a tool that uses the part, on that side.</summary>
    public static Effect Of(Difference difference, Side side) => difference.Aspect switch
    {
        Aspect.Operation => difference.Kind switch
        {
            ChangeKind.Added => Effect.Additive,
            ChangeKind.Removed => Effect.Breaking,

            // The tool keeps its name and takes the new address from the document.
            _ => Effect.Neutral,
        },
        Aspect.Scope => OfScope(difference),
        Aspect.Default or Aspect.Lifecycle or Aspect.Secret or Aspect.Schema or Aspect.Detail => Effect.Neutral,
        _ => side == Side.Request ? OfRequest(difference) : OfAnswer(difference),
    };

    /// <summary>Scopes are alternatives: one more is another way in, unless none was needed before.</summary>
    private static Effect OfScope(Difference difference) => difference.Kind switch
    {
        ChangeKind.Added => difference.Before.Length == 0 ? Effect.Breaking : Effect.Additive,
        _ => difference.After.Length == 0 ? Effect.Additive : Effect.Breaking,
    };

    private static Effect OfRequest(Difference difference) => difference.Kind switch
    {
        ChangeKind.Added => difference.IsRequired ? Effect.Breaking : Effect.Additive,
        ChangeKind.Optional or ChangeKind.Widened => Effect.Additive,
        _ => Effect.Breaking,
    };

    private static Effect OfAnswer(Difference difference) => difference.Kind switch
    {
        ChangeKind.Removed or ChangeKind.Retyped => Effect.Breaking,
        ChangeKind.Added or ChangeKind.Widened => Effect.Additive,
        _ => Effect.Neutral,
    };
}
