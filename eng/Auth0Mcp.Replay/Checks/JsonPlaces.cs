using System.Text.Json;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Replay.Checks;

/// <summary>Places in JSON as the report names them: <c>options.scopes[]</c>, indexes left out.</summary>
internal static partial class JsonPlaces
{
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A path without its indexes.</summary>
    public static string WithoutIndexes(string path) => Index().Replace(path, "[]");

    /// <summary>Every value that holds no others.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement value, string path = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Leaves(property.Value, Join(path, property.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Leaves(item, path + "[]")),
        JsonValueKind.Undefined => [],
        _ => [(path, value)],
    };

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
