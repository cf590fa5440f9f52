using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// What the server knows of one framework: how a project of it is recognised, what its application needs, where its settings go,
/// and its guide.
/// </summary>
/// <param name="Id">The name of its file, without the ending.</param>
/// <param name="Type">The application type of Auth0: <c>spa</c>, <c>regular_web</c> or <c>native</c>.</param>
/// <param name="Origin">Where the application runs during development; empty for a native one.</param>
/// <param name="Port">The port of <paramref name="Origin"/>; 0 where there is none.</param>
/// <param name="Covers">Frameworks that this one is built on, and is meant instead of.</param>
internal sealed record FrameworkEntry(
    string Id, string Title, string Type, EquatableArray<string> Aliases, EquatableArray<string> Covers, string Origin, int Port,
    EquatableArray<string> Callbacks, EquatableArray<string> LogoutUrls, FrameworkSdk Sdk, string Guide)
{
    /// <summary>What tells a project of this framework; any of them does.</summary>
    public EquatableArray<FrameworkSign> Signs { get; init; } = [];

    /// <summary>Where a project says on which port it runs.</summary>
    public EquatableArray<FrameworkText> Ports { get; init; } = [];

    /// <summary>Where a project says what its application is called by the system that it runs on.</summary>
    public EquatableArray<FrameworkText> AppIds { get; init; } = [];

    /// <summary>The files that may hold the settings, the preferred first.</summary>
    public EquatableArray<FrameworkSettings> Files { get; init; } = [];
}

/// <summary>The package that a guide installs.</summary>
/// <param name="Version">As tested, or the major version where the registry could not be asked.</param>
/// <param name="Checked">The day on which that was looked up, and where.</param>
internal sealed record FrameworkSdk(string Package, string Version, string Install, string Checked);

/// <summary>A file that tells a framework.</summary>
/// <param name="File">A path in the project; <c>*</c> stands for a part of a name.</param>
/// <param name="Holds">Texts that are all in it; empty when its being there is enough.</param>
/// <param name="IsSure">Nothing else has such a file.</param>
internal sealed record FrameworkSign(string File, EquatableArray<string> Holds, bool IsSure);

/// <summary>A text that a file has right before a value.</summary>
internal sealed record FrameworkText(string File, string After);

/// <summary>A file for the settings.</summary>
/// <param name="If">Taken only where this path exists; empty for always.</param>
internal sealed record FrameworkSettings(string Path, string Format, string If, EquatableArray<TextPair> Keys);
