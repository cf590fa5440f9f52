using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Calls.Results;

/// <summary>The paths of a selection that neither the answer nor its schema has, and what was probably meant.</summary>
internal sealed record MissingFields(IReadOnlyList<string> Paths, IReadOnlyList<string> Meant)
{
    public static MissingFields None { get; } = new([], []);

    private const int Most = 8;

    public static MissingFields Of(ResultContext context)
    {
        if (context.Fields?.Tree is not { } tree)
        {
            return None;
        }

        var lists = Encoding.UTF8.GetString(context.Tool.AnswerFields).Split(';');
        string[] top = lists[0].Split(','), all = lists[^1].Split(',');
        List<string> paths = [.. tree.Missing((name, isTop) => (isTop ? top : all).Contains(name, StringComparer.Ordinal))];
        return new MissingFields(paths, [.. paths.Take(Most).Select(Near).OfType<string>()]);

        string? Near(string path)
        {
            var start = path.LastIndexOf('.') + 1;
            var candidates = (start == 0 ? top : all).Where(name => start > 0 || !tree.Names(name));
            return NearMiss.Find(path[start..], candidates) is { } meant ? path[..start] + meant : null;
        }
    }

    /// <summary>Writes them as one remark.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("no_such_fields", string.Join(',', Paths.Take(Most)));
        if (Meant.Count > 0)
        {
            writer.WriteString("did_you_mean", string.Join(',', Meant));
        }

        writer.WriteEndObject();
    }
}
