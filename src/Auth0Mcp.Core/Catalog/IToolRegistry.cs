using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Catalog;

/// <summary>Every tool that exists, enabled or not. The lists leave out what is on by its name alone.</summary>
internal interface IToolRegistry
{
    /// <summary>All tools in ordinal order of their names.</summary>
    IReadOnlyList<ToolDescriptor> All();

    /// <summary>The tools that are on by default, in ordinal order of their names.</summary>
    IReadOnlyList<ToolDescriptor> Core();

    /// <summary>Those that have to be named, in ordinal order of their names.</summary>
    IReadOnlyList<ToolDescriptor> OnByName { get; }

    /// <summary>The tool of that name, or null.</summary>
    ToolDescriptor? Find(string name);

    /// <summary>The tools that words may mean, the best first.</summary>
    IEnumerable<ToolDescriptor> Search(string query);
}
