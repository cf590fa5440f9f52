using System.CommandLine;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary>The options of <c>run</c> that may be written into a client's configuration.</summary>
internal sealed class EntryChoices
{
    private readonly Option<string?> _tools = new(
        "--tools")
    {
        Description =
        "Start the server with these tools only: comma-separated globs, e.g. 'auth0_list_*,auth0_get_*'.",
        HelpName = "globs"
    };
    private readonly Option<string?> _toolsets = new(
        "--toolsets")
    { Description = "Start it with these toolsets, comma-separated; 'all' is everything.", HelpName = "names" };
    private readonly Option<bool> _readOnly = new(
        "--read-only")
    {
        Description =
        "Start it with only the tools that change nothing; --read-only=false takes it out of an entry that has it."
    };
    private readonly Option<string?> _profile = new("--profile") { Description = "Start it with this sign-in.", HelpName = "name" };

    private readonly Option<string?> _confirm = new(
        "--confirm")
    { Description = "Start it with this consent level: destructive, writes or never.", HelpName = "level" };
    private readonly Option<string?> _confirmBy = new(
        "--confirm-by")
    { Description = "Start it with consent by elicitation or token.", HelpName = "way" };
    private readonly Option<string?> _secrets = new(
        "--secrets")
    { Description = "Start it with these local secrets for calls to refer to, comma-separated.", HelpName = "list" };
    private readonly Option<bool> _demo = new(
        "--demo")
    { Description = "Start it with a made-up tenant; --demo=false takes it out of an entry that has it." };

    public void AddTo(Command command)
    {
        command.Add(_tools);
        command.Add(_toolsets);
        command.Add(_readOnly);
        command.Add(_profile);
        command.Add(_confirm);
        command.Add(_confirmBy);
        command.Add(_secrets);
        command.Add(_demo);
    }

    /// <summary>What was chosen, checked as <c>run</c> would check it.</summary>
    /// <exception cref="UsageException">A list is empty, or names what does not exist.</exception>
    public EntryChoice Read(ParseResult parsed)
    {
        var isGiven = parsed.GetResult(_readOnly) is { Implicit: false };
        var choice = new EntryChoice(
            parsed.GetValue(_tools), parsed.GetValue(_toolsets), isGiven ? parsed.GetValue(_readOnly) : null, parsed.GetValue(_profile))
        {
            Others = Others(parsed),
        };
        ToolCatalog.Select(EntryOptions.Keeping(choice, new EntryOptions()).Selection(), ToolRegistry.Instance);
        return choice.Profile is null || choice.Profile.Trim().Length > 0
            ? choice
            : throw new UsageException("--profile is empty. Name a sign-in, or leave it out for the default.");
    }

    /// <summary>The other options, with the words that an entry gets for each, checked as <c>run</c> would check them.</summary>
    private IReadOnlyList<EntryOption> Others(ParseResult parsed)
    {
        var others = new List<EntryOption>();
        void Add(Option<string?> option, Action<string, string> check)
        {
            if (parsed.GetValue(option) is { } value)
            {
                check(value, option.Name);
                others.Add(new EntryOption(option.Name, [option.Name, value]));
            }
        }

        Add(_confirm, static (value, name) => ConfirmLevels.Parse(value, name));
        Add(_confirmBy, static (value, name) => ConfirmWays.Parse(value, name));
        Add(_secrets, static (value, name) => SecretAllowance.Parse(value, name));
        if (parsed.GetResult(_demo) is { Implicit: false })
        {
            others.Add(new EntryOption(_demo.Name, parsed.GetValue(_demo) ? [_demo.Name] : []));
        }

        return others;
    }
}
