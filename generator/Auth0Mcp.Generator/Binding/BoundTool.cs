using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// What became of an entry: the tool, unless something is wrong that would make it unsafe or meaningless, and every problem.
/// </summary>
internal sealed record BoundTool(ToolEntry Entry, ToolModel? Tool, EquatableArray<Problem> Problems);
