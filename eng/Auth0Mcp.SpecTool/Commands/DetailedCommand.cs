using System.CommandLine;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary>A command with a page to read after its usage; the overview of all commands stays one line each.</summary>
internal sealed class DetailedCommand(string name, string description, string details) : Command(name, description)
{
    public string Details => details;
}
