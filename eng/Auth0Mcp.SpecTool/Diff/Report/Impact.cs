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
            // Another verb is another promise: what is read, repeated or asked for changes with it.
            ChangeKind.Moved when difference.Before.Split(' ')[0] != difference.After.Split(' ')[0] => Effect.Breaking,
            _ => Effect.Neutral,
        },
        Aspect.Secret => OfSecret(difference),
        Aspect.Scope => OfScope(difference),
        Aspect.Default or Aspect.Lifecycle or Aspect.Schema or Aspect.Detail => Effect.Neutral,
        _ => side == Side.Request ? OfRequest(difference) : OfAnswer(difference),
    };

    /// <summary>The effect wherever nobody uses the part yet; null where that is nobody's concern.</summary>
    public static Effect? OfUnused(Difference difference) => difference switch
    {
        { Aspect: Aspect.Operation, Kind: ChangeKind.Added } => Effect.Additive,
        { Aspect: Aspect.Secret } => OfSecret(difference),
        { Aspect: Aspect.Operation, Kind: ChangeKind.Moved } when Of(difference, Side.Request) == Effect.Breaking => Effect.Breaking,
        _ => null,
    };

    /// <summary>What may be a secret is hidden until a person decides: the answer lacks it, and the build stops.</summary>
    private static Effect OfSecret(Difference difference) => difference.Kind == ChangeKind.Added ? Effect.Breaking : Effect.Additive;

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
