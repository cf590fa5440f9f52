using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using Auth0Mcp.Text;

namespace Auth0Mcp.Cli;

/// <summary>What is wrong with a command line that does not parse, said so that a person can fix it.</summary>
internal static class ParseComplaint
{
    /// <summary>One sentence about the first mistake; null when there is none.</summary>
    /// <param name="arguments">The command line as it was given.</param>
    public static string? About(ParseResult parsed, IReadOnlyList<string> arguments)
        => AboutSwitch(parsed.CommandResult.Command, arguments)
            ?? (parsed.Errors.Count == 0 ? null
                : OptionTakenForAnArgument(parsed) is { } option ? AboutToken(parsed, option)
                : parsed.UnmatchedTokens is [var token, ..] ? AboutToken(parsed, token)
                : parsed.Errors is [{ SymbolResult: { } result }, ..] ? AboutSymbol(result) ?? parsed.Errors[0].Message
                : parsed.Errors[0].Message);

    /// <summary>The command as it is typed: <c>auth0-mcp audit show</c>.</summary>
    public static string PathOf(Command command)
        => command is RootCommand ? "auth0-mcp" : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";

    /// <summary>The parser takes 'true' and 'false' alone, and reads any other value as a word of its own.</summary>
    private static string? AboutSwitch(Command command, IReadOnlyList<string> arguments)
    {
        HashSet<string> switches = [
            .. command.Options.OfType<Option<bool>>().SelectMany(static option => option.Aliases.Prepend(option.Name))];
        return (from argument in arguments.TakeWhile(static argument => argument != "--")
                let end = argument.IndexOfAny(['=', ':'])
                where end > 0 && switches.Contains(argument[..end]) && !bool.TryParse(argument.AsSpan(end + 1), out _)
                select $"{argument[..end]} is {Shown(argument[(end + 1)..])}. Set it to true or false, or leave the value "
                    + "out.").FirstOrDefault();
    }

    /// <summary>The parser takes an option that it does not know for an argument, where the command has one.</summary>
    private static string? OptionTakenForAnArgument(ParseResult parsed)
        => parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static result => result.Tokens)
            .Select(static token => token.Value)
            .FirstOrDefault(static token => token.StartsWith('-'));

    private static string AboutToken(ParseResult parsed, string token)
    {
        var command = parsed.CommandResult.Command;
        var has = command is RootCommand ? "There is" : $"'{NameOf(command)}' has";
        var shown = Shown(token);
        if (token.StartsWith('-'))
        {
            var owners = command is RootCommand
                ? command.Subcommands.Where(owner => OptionNames(owner).Contains(token)).Select(static owner => owner.Name).ToList()
                : [];
            return owners.Count > 0
                ? $"{shown} is an option of {string.Join(", ", owners)}: write it after the command."
                : $"{has} no option {shown}{NearMiss.Question(token, OptionNames(command))}";
        }

        return command.Subcommands.Count == 0
            ? $"'{NameOf(command)}' takes no {(command.Arguments.Count > 0 ? "further " : "")}argument {shown}."
            : NearMiss.Find(token, command.Subcommands.Select(static sub => sub.Name)) is { } meant
                ? $"{has} no command {shown}; did you mean '{meant}'?"
            : $"{has} no command {shown}. Commands: {string.Join(", ", command.Subcommands.Select(static sub => sub.Name))}.";
    }

    /// <summary>Null when the parser's own words say it.</summary>
    private static string? AboutSymbol(SymbolResult result) => result switch
    {
        OptionResult { Tokens: [], Option: { } option } => $"{option.Name} needs a value: {option.Name} <{option.HelpName}>.",
        OptionResult { Tokens: [var token, ..], Option: Option<int> option }
            when !int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            => $"{option.Name} is {Shown(token.Value)}. Set it to a whole number.",
        OptionResult { Tokens: [var token, ..], Option: { } option }
            when option.GetCompletions(CompletionContext.Empty).Select(static word => word.Label).ToList() is { Count: > 0 } words
            => $"{option.Name} is {Shown(token.Value)}. Set it to {string.Join(" or ", words)}.",
        ArgumentResult { Tokens: [], Argument: { } argument, Parent: CommandResult { Command: { } command } } =>
            $"'{NameOf(command)}' needs <{argument.Name}>: {argument.Description}",
        CommandResult { Command: { Arguments: [var argument, ..] } command } =>
            $"'{NameOf(command)}' needs <{argument.Name}>: {argument.Description}",
        _ => null,
    };

    private static string NameOf(Command command) => PathOf(command)["auth0-mcp ".Length..];

    private static string Shown(string token) => $"'{ShortText.Cut(token, 80)}'";

    private static List<string> OptionNames(Command command)
        => [.. command.Options.SelectMany(static option => option.Aliases.Prepend(option.Name))];
}
