using System.Reflection;

namespace Auth0Mcp;

/// <summary>The version of this build.</summary>
internal static class ProductVersion
{
    /// <summary>As in the package.</summary>
    public static string Number { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
