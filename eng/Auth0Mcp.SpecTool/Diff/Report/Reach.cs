namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>Which tools meet a difference, and on which side.</summary>
internal sealed class Reach
{
    private readonly Differences _differences;
    private readonly Dictionary<Difference, HashSet<(string Tool, Side Side)>> _uses = [];

    public Reach(Differences differences, IReadOnlyList<ShippedTool> tools)
    {
        _differences = differences;
        var byOperation = tools.ToLookup(static tool => tool.Operation, StringComparer.Ordinal);
        foreach (var operation in differences.Operations)
        {
            // The manifest may still have the old id, or already the new one.
            foreach (var tool in byOperation[operation.Subject.Before].Concat(byOperation[operation.Subject.After]).Distinct())
            {
                Follow(operation, tool);
            }
        }

        foreach (var difference in differences.OfDocument.Where(static difference => difference.Aspect == Aspect.Operation))
        {
            foreach (var tool in byOperation[difference.Subject.After])
            {
                Note(difference, tool, Side.Request);
            }
        }
    }

    /// <summary>The tools that use the part with the sides they use it on; empty when none does.</summary>
    public IReadOnlySet<(string Tool, Side Side)> Of(Difference difference) =>
        _uses.TryGetValue(difference, out var uses) ? uses : new HashSet<(string, Side)>();

    private void Follow(Comparison operation, ShippedTool tool)
    {
        foreach (var finding in operation.Findings.Where(finding => !IsHidden(finding.Argument, tool)))
        {
            Note(finding.Difference, tool, finding.Side ?? Side.Request);
        }

        foreach (var side in Enum.GetValues<Side>())
        {
            var visited = new HashSet<Subject>();
            var waiting = new Stack<Subject>();
            foreach (var link in operation.Links.Where(link => link.Side == side && !IsHidden(link.Argument, tool)))
            {
                // The properties of an object body are the arguments of the tool.
                var isBody = side == Side.Request && link.Argument.Length == 0;
                Enter(link.Target, argument => isBody && IsHidden(argument, tool));
            }

            while (waiting.TryPop(out var subject))
            {
                Enter(subject, static _ => false);
            }

            void Enter(Subject subject, Func<string, bool> isHidden)
            {
                if (!visited.Add(subject))
                {
                    return;
                }

                var schema = _differences.Schemas[subject];
                foreach (var finding in schema.Findings.Where(finding => !isHidden(finding.Argument)))
                {
                    Note(finding.Difference, tool, side);
                }

                foreach (var link in schema.Links.Where(link => !isHidden(link.Argument)))
                {
                    waiting.Push(link.Target);
                }
            }
        }
    }

    private void Note(Difference difference, ShippedTool tool, Side side)
    {
        if (!_uses.TryGetValue(difference, out var uses))
        {
            _uses.Add(difference, uses = []);
        }

        uses.Add((tool.Name, side));
    }

    /// <summary>A body property that shares its name with a parameter is hidden under a prefix.</summary>
    private static bool IsHidden(string argument, ShippedTool tool) =>
        argument.Length > 0 && (tool.Hidden.Contains(argument) || tool.Hidden.Contains("body_" + argument));
}
