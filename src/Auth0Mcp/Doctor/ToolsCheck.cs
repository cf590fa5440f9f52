using System.Globalization;

namespace Auth0Mcp.Doctor;

/// <summary>How many tools are enabled, and what their list costs.</summary>
internal sealed class ToolsCheck : IDoctorCheck
{
    /// <summary>A tenth of a common context window of 200,000 tokens; Claude Code, for one, defers tools beyond that.</summary>
    private const int Costly = 20_000;

    public string Name => "tools";

    public Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var tokens = ToolCost.Tokens(context.Tools);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{context.Tools.Count} tools are enabled; their list costs a model about {(tokens + 50) / 100 * 100:N0} tokens");
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            tokens <= Costly
                ? new Finding(Name, FindingLevel.Ok, text + ".")
                : new Finding(
                    Name, FindingLevel.Warning, text + ", more than a tenth of a window of 200,000.", "auth0-mcp tools --toolsets core"),
        ]);
    }
}
