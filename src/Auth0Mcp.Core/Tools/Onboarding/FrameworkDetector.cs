using Auth0Mcp.Calls.Consent;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>Which framework a project is written with.</summary>
/// <param name="IsSure">One framework fits, and nothing else has such files.</param>
/// <param name="Reason">Why it may be another one, as a part of a sentence.</param>
/// <param name="Candidates">All that fit, the likeliest first.</param>
internal sealed record Detection(Framework Framework, bool IsSure, string Reason, IReadOnlyList<string> Candidates);

/// <summary>Tells frameworks by the files of a project, and says how sure that is.</summary>
internal static class FrameworkDetector
{
    public static Detection Detect(ProjectFolder project)
    {
        var found = FrameworkTable.All.Select(framework => Match(framework, project)).OfType<Fit>().ToList();
        var covered = found.Where(static fit => fit.IsSure).SelectMany(static fit => fit.Framework.Covers)
            .ToHashSet(StringComparer.Ordinal);
        found.RemoveAll(fit => covered.Contains(fit.Framework.Id));
        if (found.Exists(static fit => fit.IsSure))
        {
            found.RemoveAll(static fit => !fit.IsSure);
        }

        var candidates = found.ConvertAll(static fit => fit.Framework.Id);
        return found switch
        {
            [] => new(FrameworkTable.Find(Framework.Generic)!, false, "no file names one", [Framework.Generic]),
            [var only] => new(only.Framework, only.IsSure, only.Reason, candidates),
            [var first, ..] => new(first.Framework, false, $"it has signs of {string.Join(" and ", candidates)}", candidates),
        };
    }

    /// <summary>The surest sign of a framework; null when there is none.</summary>
    private static Fit? Match(Framework framework, ProjectFolder project)
        => framework.Signs
            .Select(sign => project.Find(sign.File) is { } file && Holds(sign, project, file)
                ? new Fit(framework, sign.IsSure, Reason(sign, file))
                : null)
            .OfType<Fit>()
            .OrderByDescending(static fit => fit.IsSure)
            .FirstOrDefault();

    private static bool Holds(FrameworkSign sign, ProjectFolder project, string file)
        => sign.Holds.Count == 0
            || (project.Text(file) is var text && sign.Holds.All(held => text.Contains(held, StringComparison.OrdinalIgnoreCase)));

    private static string Reason(FrameworkSign sign, string file)
        => sign.Holds.Count == 0
            ? $"the only sign is {file}"
            : $"the only sign is {string.Join(" and ", sign.Holds.Select(static held => held.Trim('"')))} in {file}";

    private sealed record Fit(Framework Framework, bool IsSure, string Reason);
}
