using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Doctor;

/// <summary>What the checks look at.</summary>
/// <param name="Places">This machine and the current directory.</param>
/// <param name="Server">How this program is started.</param>
/// <param name="Tools">The tools that <c>run</c> would offer with the same options.</param>
/// <param name="OwnDirectories">Where this program keeps its own files.</param>
/// <param name="SignIn">The sign-in that <c>run</c> would use; loaded once, however many checks ask.</param>
/// <param name="Network">The innermost HTTP handler.</param>
/// <param name="Time">The clock.</param>
internal sealed record DoctorContext(
    SystemPlaces Places,
    ServerCommand Server,
    IReadOnlyList<ToolDescriptor> Tools,
    IReadOnlyList<string> OwnDirectories,
    Lazy<Task<SignInState>> SignIn,
    Func<HttpMessageHandler> Network,
    TimeProvider Time)
{
    /// <summary>The made-up tenant is meant: there is no sign-in to look at, and nobody to ask.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Gets a line per request; null for none.</summary>
    public DebugLog? Debug { get; init; }

    /// <summary>Starts this program with other variables; null where it is not to be started.</summary>
    public SignInProbe? Probe { get; init; }

    /// <summary>All variables of this process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = EntryVariables.None;

    /// <summary>True when somebody has signed in under that name.</summary>
    public required Func<string, bool> HasProfile { get; init; }
}

/// <summary>One thing to look at. It changes nothing.</summary>
internal interface IDoctorCheck
{
    /// <summary>One word, for a check that does not come to an end.</summary>
    string Name { get; }

    Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken);
}
