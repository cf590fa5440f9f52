using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.SignIn;

/// <summary>What a sign-in allows, as far as it is known without a request.</summary>
/// <param name="Origin">The sign-in; null when there is none, or it is not known.</param>
/// <param name="Scopes">Null when nobody said.</param>
internal sealed record GrantedScopes(TokenOrigin? Origin, IReadOnlyList<string>? Scopes)
{
    /// <summary>Nobody is signed in, or nobody said what is granted.</summary>
    public static GrantedScopes Unknown { get; } = new(null, null);

    public static GrantedScopes Of(AccessToken token) => new(token.Origin, token.Scopes);

    /// <summary>
    /// The scopes that a tool lacks, in ordinal order: one per operation that would be refused. None when it would not, or when
    /// it is not known what is granted.
    /// </summary>
    public IReadOnlyList<string> MissingFor(ToolDescriptor tool)
        => Scopes is not { } granted ? [] : [.. tool.Operations
            .Where(operation => operation.Scopes.Count > 0
                && !operation.Scopes.Any(scope => granted.Contains(scope, StringComparer.Ordinal)))
            .Select(Least)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>The least that helps: a read needs one that reads.</summary>
    public static string Least(ManagementOperation operation)
        => (operation.Access == ToolAccess.Read
            ? operation.Scopes.FirstOrDefault(static scope => scope.StartsWith("read:", StringComparison.Ordinal))
            : null)
           ?? operation.Scopes[0];
}
