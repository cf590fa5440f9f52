using System.CommandLine;
using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>The options of <c>run</c> that may be written into a client's configuration. Variables do not count: a client starts with others.</summary>
internal sealed class EntryChoices
{
    private readonly Option<string?> _tools = new("--tools") { Description = "Start the server with these tools only: comma-separated globs, e.g. 'auth0_list_*,auth0_get_*'.", HelpName = "globs" };
    private readonly Option<string?> _toolsets = new("--toolsets") { Description = "Start it with these toolsets, comma-separated; 'all' is everything.", HelpName = "names" };
    private readonly Option<bool> _readOnly = new("--read-only") { Description = "Start it with only the tools that change nothing; --read-only=false lifts that from an entry that has it." };
    private readonly Option<string?> _profile = new("--profile") { Description = "Start it with this sign-in.", HelpName = "name" };

    public void AddTo(Command command)
    {
        command.Add(_tools);
        command.Add(_toolsets);
        command.Add(_readOnly);
        command.Add(_profile);
    }

    /// <summary>What was chosen, checked as <c>run</c> would check it.</summary>
    /// <exception cref="UsageException">A list is empty, or names what does not exist.</exception>
    public EntryChoice Read(ParseResult parsed)
    {
        var isGiven = parsed.GetResult(_readOnly) is { Implicit: false };
        var choice = new EntryChoice(parsed.GetValue(_tools), parsed.GetValue(_toolsets), isGiven ? parsed.GetValue(_readOnly) : null, parsed.GetValue(_profile));
        ToolCatalog.Select(EntryOptions.Keeping(choice, new EntryOptions()).Selection());
        return choice.Profile is null || choice.Profile.Trim().Length > 0 ? choice : throw new UsageException("--profile is empty. Name a sign-in, or leave it out for the default.");
    }
}
