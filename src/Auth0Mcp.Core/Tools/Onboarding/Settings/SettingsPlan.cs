using System.Security.Cryptography;
using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>What becomes of one key: <c>added</c>, <c>replaced</c>, <c>unchanged</c>, or <c>kept</c> where any value will do.</summary>
internal sealed record KeyPlan(string Key, string Outcome);

/// <summary>What is written into the settings of a project. Values are in it for writing alone.</summary>
internal sealed class SettingsPlan
{
    private const string Random = "[[random]]";
    private const string Secret = "[[client_secret]]";

    private readonly SettingsStore _store;
    private readonly bool _holdsSecrets;
    private readonly string _before;
    private readonly string _after;
    private readonly List<KeyValuePair<string, string>> _changed = [];

    private SettingsPlan(Project project, ProjectValues values, SettingsStore store, string before)
    {
        (_store, _before, _holdsSecrets) = (store, before, HoldsSecrets(project));
        var keys = new List<KeyPlan>();
        var text = before;
        foreach (var (key, template) in project.File.Keys.Where(key => values.Fills(key.Value) || key.Value == Random))
        {
            var present = store.Text.Find(text, key);
            if (template == Random && present is not null)
            {
                keys.Add(new KeyPlan(key, "kept"));
                continue;
            }

            var value = template == Random ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) : values.Fill(template);
            if (value.Any(char.IsControl))
            {
                throw new FormatException($"the value of {key} has a line break or another control character");
            }

            keys.Add(new KeyPlan(key, present is null ? "added" : present == value ? "unchanged" : "replaced"));
            if (present != value)
            {
                text = store.Text.Set(text, key, value);
                _changed.Add(new(key, value));
            }
        }

        (Keys, _after) = (keys, text);
    }

    /// <summary>In the order in which they are declared.</summary>
    public IReadOnlyList<KeyPlan> Keys { get; }

    /// <summary>Something is written.</summary>
    public bool IsChange => _changed.Count > 0;

    /// <summary>The keys whose values are lost.</summary>
    public IReadOnlyList<string> Replaced => [.. Keys.Where(static key => key.Outcome == "replaced").Select(static key => key.Key)];

    /// <summary>What else is written, as parts of a sentence.</summary>
    public IReadOnlyList<string> Besides => IsChange ? _store.Besides : [];

    /// <summary>The settings of the framework have a secret.</summary>
    public static bool NeedsSecret(Project project)
        => project.File.Keys.Any(static key => key.Value.Contains(Secret, StringComparison.Ordinal));

    /// <summary>Plans, and writes nothing.</summary>
    /// <exception cref="StepFailedException">The place cannot be used.</exception>
    public static async Task<SettingsPlan> MakeAsync(Project project, ProjectValues values, CancellationToken cancellationToken)
    {
        var store = SettingsStore.Of(project);
        var before = await store.ReadAsync(HoldsSecrets(project), cancellationToken);
        try
        {
            return new SettingsPlan(project, values, store, before);
        }
        catch (FormatException problem)
        {
            throw new StepFailedException(
                $"The settings cannot go into {project.Place}: {problem.Message}. Nothing was changed.", "Correct that and call again.");
        }
    }

    /// <summary>Writes what was planned.</summary>
    /// <exception cref="StepFailedException">It cannot be written.</exception>
    public Task WriteAsync(CancellationToken cancellationToken)
        => IsChange ? _store.WriteAsync(_before, _after, _changed, _holdsSecrets, cancellationToken) : Task.CompletedTask;

    private static bool HoldsSecrets(Project project)
        => project.File.Keys.Any(static key => key.Value.Contains(Secret, StringComparison.Ordinal) || key.Value == Random);
}
