using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Auth0Mcp.Doctor;

/// <summary>What runs: version, build, system.</summary>
internal sealed class RuntimeCheck : IDoctorCheck
{
    public string Name => "runtime";

    public Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<Finding>>(
        [
            new Finding(Name, FindingLevel.Ok, $"auth0-mcp {ProductVersion.Number}, {(RuntimeFeature.IsDynamicCodeCompiled ? $"on .NET {Environment.Version}" : "native")}, {RuntimeInformation.RuntimeIdentifier}."),
        ]);
}
