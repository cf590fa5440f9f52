using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Says that somebody knows what tools cannot carry, and why that is all right.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parts">What its tool leaves out, e.g. <c>cookie session</c>; empty for the whole operation.</param>
/// <param name="Reason">Why nobody misses it, or what to do instead.</param>
internal sealed record NotCarried(string Operation, EquatableArray<string> Parts, string Reason)
{
    public const string Section = "not_carried";

    /// <summary>The entry, or null when it lacks what it needs.</summary>
    public static NotCarried? Parse(YamlMap map, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var entry = new NotCarried(reader.Text("operation") ?? "", reader.Texts("parts"), reader.Text("reason") ?? "");
        reader.Close();
        if (entry.Operation.Length > 0 && entry.Reason.Length > 0)
        {
            return entry;
        }

        if (problems.Count == 0)
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.WrongShape, "", Section,
                "entries of 'operation' and 'reason', with 'parts' where the rest is carried"));
        }

        return null;
    }
}

/// <summary>Such an entry with its place.</summary>
internal sealed record LocatedNotCarried(NotCarried Entry, PositionMap Positions);
