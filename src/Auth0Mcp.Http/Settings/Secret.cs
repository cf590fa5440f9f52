namespace Auth0Mcp.Team.Settings;

/// <summary>A secret by its place: <c>env:NAME</c> or <c>file:PATH</c>. The settings themselves hold none.</summary>
internal sealed class Secret
{
    private const string Variable = "env:";
    private const string File = "file:";

    private readonly string _value;

    private Secret(string place, string value) => (Place, _value) = (place, value);

    public string Place { get; }

    /// <summary>The secret itself.</summary>
    public string Reveal() => _value;

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => Place;

    /// <summary>Looks a secret up, once.</summary>
    /// <param name="folder">Where relative paths begin.</param>
    /// <param name="environment">Reads a variable; null when it is not set.</param>
    /// <returns>The secret, or what is wrong with its place.</returns>
    public static Result<Secret, string> Find(string place, string folder, Func<string, string?> environment)
    {
        if (place.StartsWith(Variable, StringComparison.Ordinal))
        {
            return environment(place[Variable.Length..]) is { Length: > 0 } value
                ? new Secret(place, value)
                : $"the variable {place[Variable.Length..]} is not set";
        }

        if (!place.StartsWith(File, StringComparison.Ordinal))
        {
            return "a secret is named by its place, and never written here: env:NAME or file:PATH";
        }

        try
        {
            var content = System.IO.File.ReadAllText(Path.GetFullPath(place[File.Length..], folder)).Trim();
            return content.Length > 0 ? new Secret(place, content) : $"{place[File.Length..]} is empty";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"{place[File.Length..]} cannot be read";
        }
    }
}
