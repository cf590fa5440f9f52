using System.Globalization;
using System.Text;

namespace Auth0Mcp.Validation;

/// <summary>Where in a value a walk is, written as a person would: <c>scopes[2].value</c>.</summary>
internal sealed class InstancePath
{
    private const int LongestName = 80;
    private static readonly string[] s_secretWords = ["secret", "password", "token", "key", "credential"];

    /// <summary>Names, and null with an index for array items.</summary>
    private readonly List<(string? Name, int Index)> _steps = [];

    public int Depth => _steps.Count;

    /// <summary>True when a name on the way here suggests that the value must not be repeated in a message.</summary>
    public bool IsSensitive => _steps.Exists(static step => step.Name is { } name
        && Array.Exists(s_secretWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));

    public void Enter(string name) => _steps.Add((name, 0));

    public void Enter(int index) => _steps.Add((null, index));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in _steps)
        {
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else
            {
                text.Append(Step(name, text.Length == 0));
            }
        }
        return text.ToString();
    }

    /// <summary>A name as it stands in a path.</summary>
    public static string Step(string name, bool isFirst)
        => !IsWord(name) ? $"[{MessageFormat.Name(name)}]" : isFirst ? name : "." + name;

    private static bool IsWord(string name) => name.Length is > 0 and <= LongestName
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
}
