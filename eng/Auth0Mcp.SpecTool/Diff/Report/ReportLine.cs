namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>One line of a report: the same difference of one or more operations or schemas.</summary>
/// <param name="Effect">What it means for the tools.</param>
/// <param name="Difference">The difference, as the first subject has it.</param>
/// <param name="Subjects">Every operation or schema that has it, in ordinal order.</param>
/// <param name="Tools">Every tool that uses one of them, in ordinal order.</param>
internal sealed record ReportLine(Effect Effect, Difference Difference, IReadOnlyList<Subject> Subjects, IReadOnlyList<string> Tools);
