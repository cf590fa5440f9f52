namespace Auth0Mcp;

/// <summary>A value, or why there is none.</summary>
/// <typeparam name="TError">An error of its own where a call ends by it, a sentence where somebody else says what that means for the
/// call.</typeparam>
internal readonly record struct Result<T, TError>(T? Value, TError? Error)
    where TError : class
{
    public static implicit operator Result<T, TError>(T? value) => new(value, null);

    public static implicit operator Result<T, TError>(TError error) => new(default, error);
}
