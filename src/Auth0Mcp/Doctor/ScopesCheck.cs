using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Doctor;

/// <summary>Whether what was granted is enough for what is enabled.</summary>
internal sealed class ScopesCheck : IDoctorCheck
{
    private const int Named = 10;

    public string Name => "scopes";

    public async Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var state = await context.SignIn.Value.WaitAsync(cancellationToken);
        if (state.Problem is not null || state.Token is null)
        {
            return [];
        }

        if (state.Scopes is not { } granted)
        {
            return [new Finding(
                Name, FindingLevel.Note, "The token does not say what it allows, so the enabled tools cannot be compared with it.")];
        }

        var failing =
            context.Tools.Where(
                tool => !tool.Operations.All(operation => operation.Scopes.Count == 0 || operation.Scopes.Any(granted.Contains)))
                .ToList();
        if (failing.Count == 0)
        {
            return [new Finding(
                Name, FindingLevel.Ok, $"The {granted.Count} granted scopes are enough for all {context.Tools.Count} enabled tools.")];
        }

        var names = string.Join(", ", failing.Take(Named).Select(static tool => tool.Name))
            + (failing.Count > Named ? $" and {failing.Count - Named} more" : "");
        return
        [
            new Finding(
                Name,
                failing.Count == context.Tools.Count ? FindingLevel.Failure : FindingLevel.Warning,
                $"{failing.Count} of {context.Tools.Count} enabled tools would fail for lack of a scope: {names}.",
                Fix(state, failing)),
        ];
    }

    private static string Fix(SignInState state, IReadOnlyList<ToolDescriptor> failing)
        => state.Fix.StartsWith("auth0-mcp", StringComparison.Ordinal)
            ? $"{state.Fix} --add-scopes {ManagementScopes.Auto}"
            : $"get a token that also has {string.Join(' ', ManagementScopes.NeededBy(failing))}";
}
