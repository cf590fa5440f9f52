using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.Tools.Composite;
using Auth0Mcp.Tools.Onboarding.Settings;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>What people read of settings that are written: places and keys, never values.</summary>
internal static class SettingsReport
{
    /// <summary>The plan as sentences.</summary>
    public static string Question(Project project, SettingsPlan plan)
    {
        var text = new StringBuilder();
        if (project.Uncertainty is { } uncertainty)
        {
            text.Append(uncertainty).Append(' ');
        }

        if (plan.IsChange)
        {
            text.Append($"The credentials will go into {project.Place}. ");
        }

        if (plan.Replaced is { Count: > 0 } replaced)
        {
            text.Append(
                $"{string.Join(", ", replaced)} "
                + $"{(replaced.Count == 1 ? "has a value there that" : "have values there that")} will be replaced and cannot be "
                + $"restored. ");
        }

        foreach (var besides in plan.Besides)
        {
            text.Append(besides).Append(". ");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Writes the settings, or only reports them in a dry run.</summary>
    /// <exception cref="StepFailedException">They cannot be written.</exception>
    public static async Task WriteAsync(CompositeRun run, Project project, SettingsPlan plan, CancellationToken cancellationToken)
    {
        run.Note("framework", project.Framework.Id);
        if (project.Uncertainty is { } uncertainty)
        {
            run.Note("remark", $"{uncertainty} {Project.SayOther}");
        }

        run.Note("saved_to", project.Place);
        run.Note(
            "keys", new JsonObject(
            plan.Keys.Select(static key => KeyValuePair.Create(key.Key, (JsonNode?)JsonValue.Create(key.Outcome)))));
        if (!plan.IsChange)
        {
            run.Keep("settings", $"they are in {project.Place} already");
            return;
        }

        if (!run.IsDryRun)
        {
            await plan.WriteAsync(cancellationToken);
        }

        foreach (var besides in plan.Besides)
        {
            run.Report("settings", besides);
        }

        var written = plan.Keys.Where(static key => key.Outcome is "added" or "replaced").Select(static key => key.Key);
        run.Report("settings", $"write {string.Join(", ", written)} into {project.Place}");
    }
}
