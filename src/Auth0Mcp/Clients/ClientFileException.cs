namespace Auth0Mcp.Clients;

/// <summary>A client's configuration file cannot be read or changed, and was left as it is. Ends a command with exit code 1.</summary>
/// <param name="problem">What is wrong, as a sentence without its full stop.</param>
/// <param name="remedy">What to do about it, likewise.</param>
internal sealed class ClientFileException(string problem, string remedy) : Exception($"{problem}. {remedy}; nothing was changed.")
{
    public string Problem => problem;

    public string Remedy => remedy;
}
