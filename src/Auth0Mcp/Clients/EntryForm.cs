namespace Auth0Mcp.Clients;

/// <summary>
/// The forms of a command line that are read to the last word, so that an entry can be replaced and lose nothing: this program,
/// also through .NET or its package, and Auth0's own server. Whatever else starts it (a shell, a container, <c>env</c>) may hold
/// a restriction that nobody here can see.
/// </summary>
internal static class EntryForm
{
    private const string OtherPackage = "@auth0/auth0-mcp-server";

    private static readonly string[][] s_runners = [["dnx"], ["dotnet", "dnx"], ["dotnet", "tool", "exec"]];
    private static readonly string[] s_runnerOptions = ["--yes", "-y", "--prerelease", "--allow-roll-forward", "--"];
    private static readonly string[] s_otherRunners = ["npx", "bunx", "pnpx", "pnpm", "npm", "yarn"];

    /// <summary>The words of a command line that would be lost in a new entry; none when it is understood.</summary>
    /// <param name="own">How many words at its start are this program as it is started now; 0 when it is not.</param>
    public static IReadOnlyList<string> NotUnderstood(IReadOnlyList<string> command, int own)
    {
        if (own == 0 && command is [var shell, "/c" or "/C", _, ..] && File(shell) == "cmd")
        {
            command = [.. command.Skip(2)];
        }

        return command.Count == 0 || IsOtherServer(command) ? []
            : (own > 0 ? own : Start(command)) is > 0 and var start ? EntryOptions.Unread(command.Skip(start))
            : command;
    }

    private static bool IsOtherServer(IReadOnlyList<string> command)
        => File(command[0]) == "auth0-mcp-server"
           || (s_otherRunners.Contains(File(command[0]))
               && command.Any(static word => word == OtherPackage || word.StartsWith(OtherPackage + "@", StringComparison.Ordinal)));

    /// <summary>How many words start this program; 0 when they start something else.</summary>
    private static int Start(IReadOnlyList<string> command)
    {
        if (ServerCommand.IsFile(command[0]))
        {
            return 1;
        }

        if (command.Count > 1 && File(command[0]) == "dotnet" && ServerCommand.IsFile(command[1]))
        {
            return 2;
        }

        var runner =
            s_runners.FirstOrDefault(runner => File(command[0]) == runner[0]
                && command.Take(runner.Length).Skip(1).SequenceEqual(runner.Skip(1)));
        var words = runner is null
            ? []
            : command.Skip(runner.Length)
                .TakeWhile(static word => ServerCommand.IsPackage(word) || s_runnerOptions.Contains(word)).ToList();
        return words.Exists(ServerCommand.IsPackage) ? runner!.Length + words.Count : 0;
    }

    private static string File(string word) => Path.GetFileNameWithoutExtension(word);
}
