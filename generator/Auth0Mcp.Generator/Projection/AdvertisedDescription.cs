using System.Globalization;
using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// The description that a client sees: the entry's own sentences, then what nobody should have to remember to write:
/// how many arguments are not shown and where to find them, and that the document calls the operation unfinished.
/// </summary>
internal sealed class AdvertisedDescription(ToolEntry entry, OperationSpec operation)
{
    private static readonly string[] s_lifecycles = ["Early access.", "Beta.", "Deprecated."];

    /// <summary>The description; at most as long as a written one may be.</summary>
    public string Project(IReadOnlyList<Argument> offered, List<Problem> problems)
    {
        var unshown = offered.Count - AdvertisedSchema.Shown(entry, offered).Count;
        CheckAdvertised(offered, unshown, problems);
        CheckLifecycle(problems);
        var more = unshown == 0 ? null : $"{Text(unshown)} more arguments: auth0_describe_tool.";
        var text = string.Join(
            " ", new[] { entry.Description, more,
            Lifecycle(operation.Lifecycle) }.Where(static sentence => !string.IsNullOrEmpty(sentence)));
        if (text.Length > ToolEntryParser.MaxDescriptionLength && entry.Description.Length <= ToolEntryParser.MaxDescriptionLength)
        {
            problems.Add(Problem.Value(
                DiagnosticDescriptors.DescriptionTooLong, "description", "description", entry.Name, Text(text.Length),
                Text(ToolEntryParser.MaxDescriptionLength)));
        }

        return text;
    }

    private static string? Lifecycle(string? lifecycle) => lifecycle switch
    {
        "EA" => s_lifecycles[0],
        "beta" => s_lifecycles[1],
        "deprecated" => s_lifecycles[2],
        _ => null,
    };

    private void CheckAdvertised(IReadOnlyList<Argument> offered, int unshown, List<Problem> problems)
    {
        var names = offered.Select(static argument => argument.Name).ToList();
        var unknown = entry.Advertise.Where(name => !names.Contains(name)).ToList();
        problems.AddRange(unknown.Select(name => Problem.Value(
            DiagnosticDescriptors.UnknownAdvertised, "advertise." + name, entry.Name, name, NearMiss.Ending(name, names))));
        if (!entry.Advertise.IsEmpty && unknown.Count == 0 && unshown == 0)
        {
            problems.Add(Problem.Key(DiagnosticDescriptors.AdvertiseOmitsNothing, "advertise", entry.Name));
        }
    }

    private void CheckLifecycle(List<Problem> problems)
    {
        if (Lifecycle(operation.Lifecycle) is not null
            && s_lifecycles.FirstOrDefault(word => entry.Description.EndsWith(word, StringComparison.Ordinal)) is { } written)
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.LifecycleTwice, "description", entry.Name, written));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
