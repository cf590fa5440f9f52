using System.Runtime.InteropServices;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Doctor;

/// <summary>What runs: version, build, system.</summary>
internal sealed class RuntimeCheck : IDoctorCheck
{
    public string Name => "runtime";

    // A native build has no library beside it; the framework's own switches say the same of both.
    private static bool IsNative => !File.Exists(Path.Combine(AppContext.BaseDirectory, "auth0-mcp.dll"));

    public Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<Finding>>(
        [
            new Finding(
                Name, FindingLevel.Ok,
                $"auth0-mcp {ProductVersion.Number}, {(IsNative ? "native" : $"on .NET {Environment.Version}")}, "
                + $"{RuntimeInformation.RuntimeIdentifier}; tools for the API document of {ManagementDocument.Date}."),
        ]);
}
