using System.Reflection;

namespace Auth0Mcp;

/// <summary>The version of this build.</summary>
internal static class ProductVersion
{
    /// <summary>As in the package: <c>0.1.0</c>, without the commit.</summary>
    public static string Number { get; } =
        (typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
