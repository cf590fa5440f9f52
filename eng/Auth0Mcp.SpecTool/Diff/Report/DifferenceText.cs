namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>Says a difference in a few words.</summary>
internal static class DifferenceText
{
    private const int LongestValue = 160;

    public static string Describe(Difference difference)
    {
        var (was, @is) = (Short(difference.Before), Short(difference.After));
        var what = Part(difference);
        return difference.Kind switch
        {
            ChangeKind.Added when difference.Aspect == Aspect.Secret => $"{what} looks like a secret",
            ChangeKind.Removed when difference.Aspect == Aspect.Secret => $"{what} no longer looks like a secret, or is gone",
            ChangeKind.Added when difference.Aspect == Aspect.Scope => $"{what} suffices too",
            ChangeKind.Removed when difference.Aspect == Aspect.Scope => $"{what} no longer suffices",
            ChangeKind.Added => $"{what} added{Value(@is, difference.IsRequired)}",
            ChangeKind.Removed => $"{what} removed{Value(was, difference.IsRequired)}",
            ChangeKind.Required => $"{what} is required now",
            ChangeKind.Optional => $"{what} is optional now",
            ChangeKind.Narrowed when @is.Length == 0 => $"{what} no longer allows {was}",
            ChangeKind.Widened when was.Length == 0 => $"{what} also allows {@is}",
            ChangeKind.Narrowed => $"{what} narrowed: {was} → {@is}",
            ChangeKind.Widened => $"{what} widened: {was} → {@is}",
            ChangeKind.Renamed when difference.Aspect == Aspect.Schema => $"takes the place of {was}",
            ChangeKind.Renamed => $"renamed from {was}",
            ChangeKind.Moved => $"moved: {was} → {@is}",
            ChangeKind.Retyped => $"{what} retyped: {was} → {@is}",
            _ => $"{what}: {was} → {@is}",
        };
    }

    private static string Part(Difference difference)
    {
        var path = difference.Path.Length == 0 ? "" : $"`{difference.Path}`";
        return difference.Aspect switch
        {
            Aspect.Operation => "operation",
            Aspect.Schema => "schema",
            Aspect.Scope => $"scope {path}",
            Aspect.Body => "body",
            Aspect.Alternative => $"alternative{(path.Length == 0 ? "" : " of " + path)}",
            Aspect.Default => $"default{(path.Length == 0 ? "" : " of " + path)}",
            Aspect.Lifecycle => $"lifecycle{(path.Length == 0 ? "" : " of " + path)}",
            _ => path.Length == 0 ? "value" : path,
        };
    }

    private static string Value(string value, bool isRequired) =>
        (value, isRequired) is ("", false) ? "" : $" ({value}{(isRequired ? $"{(value.Length > 0 ? ", " : "")}required" : "")})";

    private static string Short(string text) => text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…");
}
