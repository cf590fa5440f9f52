using System.Reflection;

namespace Auth0Mcp.Discovery.Search;

/// <summary>What the trainer made of the catalog when this program was built.</summary>
internal static class TrainedIndex
{
    /// <summary>Has it as a resource.</summary>
    public static Assembly Holder => typeof(TrainedIndex).Assembly;
}
