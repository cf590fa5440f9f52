using System.Globalization;
using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// The numbers that no lesson teaches, by name. The <c>fit</c> command chose them by cross-validation and wrote them down in
/// <c>constants.txt</c>.
/// </summary>
internal sealed class Constants
{
    public const string FileName = "constants.txt";

    private static readonly string[] s_others = ["Smoothing", "Tool", "Path", "Kind", "Texts", "Rate", "Epochs", "Dropout"];

    private readonly SortedDictionary<string, float> _values;

    private Constants(SortedDictionary<string, float> values) => _values = values;

    /// <summary>The weight of each kind of feature, and the others.</summary>
    public static IEnumerable<string> Names => Enum.GetNames<FeatureKind>().Concat(s_others);

    /// <summary>What is added to each count.</summary>
    public float Smoothing => _values["Smoothing"];

    /// <summary>What the catalog says of its tools counts, beside what people say.</summary>
    public float Texts => _values["Texts"];

    /// <summary>The first step of the regression.</summary>
    public float Rate => _values["Rate"];

    /// <summary>How often the regression goes through all lessons.</summary>
    public int Epochs => (int)_values["Epochs"];

    /// <summary>The share of the features of a sentence that are left out while it is learnt: no single one may carry it.</summary>
    public float Dropout => _values["Dropout"];

    public float this[string name] => _values[name];

    public static Constants Read(string path) => new(new(
        File.ReadLines(path).Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split(": "))
            .ToDictionary(static parts => parts[0], static parts => float.Parse(parts[1], CultureInfo.InvariantCulture)),
        StringComparer.Ordinal));

    /// <summary>What a kind of feature counts.</summary>
    public float Of(FeatureKind kind) => _values[kind.ToString()];

    /// <summary>What naive Bayes says of a tool itself, its path or its kind counts.</summary>
    public float OfGroup(int group) => _values[group switch { 0 => "Tool", 1 => "Path", _ => "Kind" }];

    public Constants With(string name, float value) => new(new(_values, StringComparer.Ordinal) { [name] = value });

    public void Write(string path, IEnumerable<string> heading)
        => File.WriteAllText(path, string.Concat(heading.Select(static line => $"# {line}\n")) + string.Concat(
            Names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}: {_values[name]:0.####}\n"))));
}
