using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>What only all entries together show.</summary>
internal static class ManifestChecks
{
    public static EquatableArray<LocatedProblem> Find(EquatableArray<LocatedTool> tools, ManifestSettings settings)
        => DuplicateNames.Find(tools, settings.HandWritten)
            .Concat(DuplicateTexts.Find(tools))
            .Concat(EmptyEcho.In(tools))
            .Concat(DuplicateTexts.Examples(tools))
            .ToEquatableArray();
}
