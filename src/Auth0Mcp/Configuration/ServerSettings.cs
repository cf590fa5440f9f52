using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;

namespace Auth0Mcp.Configuration;

/// <summary>How a command was started, options and variables joined.</summary>
internal sealed record ServerSettings(ToolSelection Selection, bool IsDemo, ResultLimits Limits, ConfirmLevel Confirm);
