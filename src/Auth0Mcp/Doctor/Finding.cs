namespace Auth0Mcp.Doctor;

/// <summary>How good or bad a finding is.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Nothing wrong; worth knowing.</summary>
    Note,

    /// <summary>Works, but not as well as it could, or not for long.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Failure,
}

/// <summary>One thing that the doctor found.</summary>
/// <param name="Check">What was looked at, one word.</param>
/// <param name="Level">How good or bad it is.</param>
/// <param name="Message">What was found, for people; never a secret.</param>
/// <param name="Fix">A command to paste, or what else to do; null when nothing needs fixing.</param>
internal sealed record Finding(string Check, FindingLevel Level, string Message, string? Fix = null)
{
    /// <summary>Fixes it without risk and returns what was done; null when a person has to.</summary>
    public Func<string>? Repair { get; init; }

    /// <summary>True when it was fixed just now.</summary>
    public bool IsFixed { get; init; }
}
