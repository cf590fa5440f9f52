namespace Auth0Mcp.Cli.Prompts;

/// <summary>A list of scopes by resource that is filtered by typing; keys in, lines out, no terminal.</summary>
internal sealed class ScopePicker(IReadOnlyList<ScopeGroup> groups)
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private List<Row> _rows = RowsOf(groups, "");
    private int _cursor;
    private int _top;

    /// <summary>What was typed; only scopes that contain it are shown.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>Enter was pressed with nothing chosen.</summary>
    public bool IsReminded { get; private set; }

    public int Total { get; } = groups.Sum(static group => group.Scopes.Count);

    /// <summary>The chosen scopes in the order of the list.</summary>
    public IReadOnlyList<string> Chosen => [.. groups.SelectMany(static group => group.Scopes).Where(_chosen.Contains)];

    /// <summary>Takes one key; true when the choice is final.</summary>
    public bool Press(ConsoleKeyInfo key)
    {
        IsReminded = false;
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                IsReminded = _chosen.Count == 0;
                return !IsReminded;
            case ConsoleKey.UpArrow:
                Move(-1);
                break;
            case ConsoleKey.DownArrow:
                Move(1);
                break;
            case ConsoleKey.PageUp:
                Move(-10);
                break;
            case ConsoleKey.PageDown:
                Move(10);
                break;
            case ConsoleKey.Home:
                Move(-_rows.Count);
                break;
            case ConsoleKey.End:
                Move(_rows.Count);
                break;
            case ConsoleKey.Escape:
                Show("");
                break;
            case ConsoleKey.Backspace when Filter.Length > 0:
                Show(Filter[..^1]);
                break;
            case ConsoleKey.Spacebar:
                Toggle(_rows.Count > 0 ? _rows[_cursor].Scopes : []);
                break;
            case ConsoleKey.A when key.Modifiers == ConsoleModifiers.Control:
                Toggle(_rows.SelectMany(static row => row.Scopes));
                break;
            default:
                if (!char.IsControl(key.KeyChar) && !char.IsWhiteSpace(key.KeyChar) && Filter.Length < 40)
                {
                    Show(Filter + char.ToLowerInvariant(key.KeyChar));
                }

                break;
        }

        return false;
    }

    /// <summary>The lines around the cursor, at most so many.</summary>
    public IReadOnlyList<ScopePickerLine> View(int height)
    {
        _top = Math.Clamp(_top, Math.Max(0, _cursor - height + 1), _cursor);
        _top = Math.Min(_top, Math.Max(0, _rows.Count - height));
        return [.. _rows.Skip(_top).Take(height)
            .Select((
                row, index) => new ScopePickerLine(Text(row), _top + index == _cursor, row.Scopes.All(_chosen.Contains), row.Note))];
    }

    private string Text(Row row)
    {
        var chosen = row.Scopes.Count(_chosen.Contains);
        var box = chosen == 0 ? "[ ]" : chosen == row.Scopes.Count ? "[x]" : "[-]";
        return row.IsResource
            ? $"{box} {row.Label} ({chosen} of {row.Scopes.Count})"
            : $"{(row.IsInResource ? "    " : "")}{box} {row.Label}";
    }

    private void Move(int rows) => _cursor = Math.Clamp(_cursor + rows, 0, Math.Max(0, _rows.Count - 1));

    /// <summary>Chooses all of them, or none when all were chosen.</summary>
    private void Toggle(IEnumerable<string> scopes)
    {
        var list = scopes.ToList();
        if (list.TrueForAll(_chosen.Contains))
        {
            _chosen.ExceptWith(list);
        }
        else
        {
            _chosen.UnionWith(list);
        }
    }

    private void Show(string filter)
    {
        Filter = filter;
        _rows = RowsOf(groups, filter);
        _cursor = 0;
    }

    private static List<Row> RowsOf(IReadOnlyList<ScopeGroup> groups, string filter)
    {
        var rows = new List<Row>();
        foreach (var group in groups)
        {
            var shown = group.Scopes.Where(scope => scope.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
            if (shown.Count > 0 && group.Scopes.Count > 1)
            {
                rows.Add(new Row(group.Resource, shown, group.Note, IsResource: true, IsInResource: false));
            }

            rows.AddRange(
                shown.Select(scope => new Row(
                scope, [scope], group.Scopes.Count > 1 ? null : group.Note, IsResource: false, IsInResource: group.Scopes.Count > 1)));
        }

        return rows;
    }

    private sealed record Row(string Label, IReadOnlyList<string> Scopes, string? Note, bool IsResource, bool IsInResource);
}

/// <summary>One line of the list.</summary>
internal sealed record ScopePickerLine(string Text, bool IsCurrent, bool IsChosen, string? Note);
