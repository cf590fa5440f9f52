using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// What errors of one kind mean, and what to do about them. A condition that is not given holds for every error; codes and
/// messages are one.
/// </summary>
/// <param name="Statuses">HTTP statuses.</param>
/// <param name="Codes">The <c>errorCode</c> of the API.</param>
/// <param name="Messages">Parts of the message in any case; a <c>*</c> inside one stands for anything.</param>
/// <param name="Operations">The operations that were called.</param>
/// <param name="Target">What the operation's path names: <c>item</c>, <c>part</c>, <c>settings</c> or <c>collection</c>; empty
/// for anything.</param>
/// <param name="Scope">What is known of the token's scopes: <c>missing</c> or <c>unknown</c>; empty for anything.</param>
/// <param name="Kind">The kind of the result; empty for that of other API errors.</param>
/// <param name="Text">What happened and what to do, with placeholders in braces and parts in brackets that need them filled.</param>
internal sealed record ErrorRule(
    EquatableArray<StatusRange> Statuses,
    EquatableArray<string> Codes,
    EquatableArray<string> Messages,
    EquatableArray<string> Operations,
    string Target,
    string Scope,
    string Kind,
    string Text)
{
    /// <summary>True when no condition is given.</summary>
    public bool FitsEverything => Statuses.IsEmpty && SaysNothing && Operations.IsEmpty && Target.Length == 0 && Scope.Length == 0;

    /// <summary>True when this rule fits every error that the other one fits.</summary>
    public bool Covers(ErrorRule other)
        => (Statuses.IsEmpty || (!other.Statuses.IsEmpty && other.Statuses.All(status => Statuses.Any(mine => mine.Holds(status)))))
           && (Operations.IsEmpty || (!other.Operations.IsEmpty && other.Operations.All(Operations.Contains)))
           && (SaysNothing || (!other.SaysNothing && other.Codes.All(Codes.Contains) && other.Messages.All(HasPartsOf)))
           && (Target.Length == 0 || Target == other.Target)
           && (Scope.Length == 0 || Scope == other.Scope);

    private bool SaysNothing => Codes.IsEmpty && Messages.IsEmpty;

    private bool HasPartsOf(string message) => Messages.Any(mine => HasParts(mine, message));

    /// <summary>True when a text with the narrower pattern in it has the wider one in it as well.</summary>
    private static bool HasParts(string wider, string narrower)
    {
        var parts = narrower.Split('*');
        int part = 0, from = 0;
        foreach (var wanted in wider.Split('*').Select(static part => part.Trim()))
        {
            for (; part < parts.Length && parts[part].IndexOf(wanted, from, StringComparison.OrdinalIgnoreCase) < 0; part++)
            {
                from = 0;
            }

            if (part == parts.Length)
            {
                return false;
            }

            from = parts[part].IndexOf(wanted, from, StringComparison.OrdinalIgnoreCase) + wanted.Length;
        }

        return true;
    }
}

/// <summary>HTTP statuses, both ends included.</summary>
internal readonly record struct StatusRange(int From, int To)
{
    public bool Holds(StatusRange other) => From <= other.From && other.To <= To;
}
