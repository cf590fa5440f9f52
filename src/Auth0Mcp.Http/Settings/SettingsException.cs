namespace Auth0Mcp.Team.Settings;

/// <summary>
/// The settings are wrong. The message has a line per problem, each with the place in the file and what to write there.
/// </summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems => problems;
}
