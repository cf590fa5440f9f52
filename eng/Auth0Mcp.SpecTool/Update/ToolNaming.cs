using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>
/// Proposes names for new tools: verb from method and path, resource from the words of the path, with the parents that tell it
/// from others. A proposal is never a name that is taken; where every form of it is, or none is short enough, there is none.
/// </summary>
internal sealed partial class ToolNaming
{
    /// <summary>Tried in this order, one after another, until a name is short enough.</summary>
    private static readonly (string Long, string Short)[] s_short =
    [
        ("organizations", "orgs"), ("organization", "org"), ("applications", "apps"), ("application", "app"),
            ("configurations", "configs"),
        ("configuration", "config"), ("environments", "envs"), ("environment", "env"), ("repositories", "repos"), ("repository", "repo"),
        ("databases", "dbs"), ("database", "db"), ("parameters", "params"), ("parameter", "param"), ("certificates", "certs"),
        ("certificate", "cert"), ("information", "info"), ("administrators", "admins"), ("administrator", "admin"),
            ("synchronization", "sync"),
        ("synchronized", "synced"), ("management", "mgmt"), ("identifiers", "ids"), ("identifier", "id"), ("specifications", "specs"),
        ("specification", "spec"), ("statistics", "stats"), ("documentation", "docs"), ("authorization", "authz"),
            ("authentication", "auth"),
        ("transactions", "txns"), ("transaction", "txn"), ("references", "refs"), ("reference", "ref"), ("temporary", "temp"),
            ("maximum", "max"),
    ];

    private readonly SpecDocument _document;
    private readonly ManifestSettings _settings;
    private readonly HashSet<string> _taken;
    private readonly ILookup<string, string> _pathsOfResource;
    private readonly HashSet<string> _patched;

    /// <param name="document">The document that holds the operations.</param>
    /// <param name="taken">Names of tools, of proposals and of tools that are gone.</param>
    public ToolNaming(SpecDocument document, IEnumerable<string> taken)
    {
        _document = document;
        _settings = document.Settings;
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
        _pathsOfResource = document.Operations.Values.Select(static operation => Route(operation.Path))
            .DistinctBy(static route => route.Path)
            .ToLookup(static route => string.Join('_', route.Owned), static route => route.Path, StringComparer.Ordinal);
        _patched = document.Operations.Values.Where(static operation => operation.Method == "PATCH")
            .Select(static operation => operation.Path).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A name that nothing has yet, and that nothing gets after this; null when there is none to propose.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="node">The operation as the document states it.</param>
    public string? Propose(OperationSpec operation, SpecNode node)
        => Forms(operation, node).Select(Shortened).OfType<string>().FirstOrDefault(_taken.Add);

    /// <summary>What a name would be made of; for a person who has to find a shorter one.</summary>
    public string Longest(OperationSpec operation, SpecNode node) => Forms(operation, node).First();

    private IEnumerable<string> Forms(OperationSpec operation, SpecNode node)
    {
        var route = Route(operation.Path);
        var action = Words(node.StringAt(_settings.ActionKey) ?? "").ToList();
        var verb = Verb(operation, route, action);
        var own = Resource(route, verb, operation.Method);

        // An area that only sorts paths is left out, unless another path ends in the same words.
        var areas = route.Areas.Reverse().Select(static words => Singular(words)).ToList();
        var isAmbiguous = _pathsOfResource[string.Join('_', route.Owned)]
            .Any(path => path != operation.Path && Route(path).Statics != route.Statics);
        var least = isAmbiguous && areas.Count > 0 ? 1 : 0;
        for (var included = least; included <= areas.Count; included++)
        {
            var resource = areas.Take(included).Reverse().SelectMany(static words => words).Concat(own).ToList();
            var rest = action.Skip(1).Where(word => !resource.Contains(word) && !resource.Select(Singular).Contains(Singular(word)));
            yield return Name(verb, [.. resource, .. rest]);
        }

        var all = areas.AsEnumerable().Reverse().SelectMany(static words => words).Concat(own).ToList();
        if (route.Parameters is [.., var last])
        {
            yield return Name(verb, [.. all, "by", .. Words(last)]);
        }

        yield return Name(operation.Method.ToLowerInvariant(), all);
    }

    private string Name(string verb, IReadOnlyList<string> words)
        => _settings.NameStart
            + string.Join('_', new[] { verb }.Concat(words).Select(static word => char.IsAsciiDigit(word[0]) ? "n" + word : word));

    /// <summary>
    /// The name with long words in their usual short form, as few as are needed; null when that is not short enough either.
    /// </summary>
    private string? Shortened(string name)
    {
        foreach (var (word, shorter) in s_short.Prepend(("", "")))
        {
            name = word.Length == 0 ? name : string.Join('_', name.Split('_').Select(part => part == word ? shorter : part));
            if (ToolNames.Fault(name, _settings) is null)
            {
                return name;
            }
        }

        return null;
    }

    private string Verb(OperationSpec operation, PathRoute route, List<string> action)
    {
        var said = action.FirstOrDefault("");
        return said is not ("" or "post" or "put" or "patch" or "head" or "options") ? said : operation.Method switch
        {
            "GET" => IsList(operation, route) ? "list" : "get",
            "POST" => route.EndsInParameter ? "update" : "create",
            "PUT" => _patched.Contains(operation.Path) ? "replace" : "update",
            "PATCH" => "update",
            "DELETE" => "delete",
            "HEAD" => "check",
            var other => other.ToLowerInvariant(),
        };
    }

    private bool IsList(OperationSpec operation, PathRoute route)
        => !route.EndsInParameter
           && (operation.Response is { } response && ArgumentPath.TypesOf(_document.Resolve(response)).Contains("array")
               || operation.Parameters.Any(
                   static parameter => parameter.Name is "page" or "per_page" or "limit" or "take" or "cursor" or "after")
               || (route.Owned is [.., var last] && Singular(last) != last));

    /// <summary>Owners in the singular; the resource in the plural for a list, and where a whole collection is meant.</summary>
    private static List<string> Resource(PathRoute route, string verb, string method)
    {
        var words = route.Last.ToList();
        var isVerb = words is [var only] && only == verb && route.Owners.Count > 0;
        var owners = route.Owners.SelectMany(static owner => Singular(owner)).ToList();
        if (isVerb)
        {
            return owners;
        }

        var isPlural = verb == "list" || (!route.EndsInParameter && method != "POST");
        return [.. owners, .. isPlural ? words : Singular(words)];
    }

    /// <summary>
    /// The static segments of a path: those that only sort paths, those that own what follows by an id, and the last one.
    /// </summary>
    private static PathRoute Route(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(static segment => Version.IsMatch(segment)).ToList();
        var statics = segments.Select((segment, index) => (Segment: segment, Index: index))
            .Where(static pair => pair.Segment[0] != '{').ToList();
        var areas = new List<IReadOnlyList<string>>();
        var owners = new List<IReadOnlyList<string>>();
        foreach (var (segment, index) in statics.SkipLast(1))
        {
            (segments[index + 1][0] == '{' ? owners : areas).Add([.. Words(segment)]);
        }

        IReadOnlyList<string> last = statics.Count == 0 ? ["root"] : [.. Words(statics[^1].Segment)];
        return new PathRoute(
            path,
            string.Join('/', statics.Select(static pair => pair.Segment)),
            areas,
            owners,
            last.Count == 0 ? ["root"] : last,
            segments.Count > 0 && segments[^1][0] == '{',
            [.. segments.Where(static segment => segment[0] == '{').Select(static segment => segment.Trim('{', '}'))]);
    }

    /// <summary><c>featureFlags</c> and <c>get_resource-servers</c> in lower-case words.</summary>
    private static IEnumerable<string> Words(string text)
        => WordPattern.Matches(text).Select(static match => match.Value.ToLowerInvariant());

    private static List<string> Singular(IReadOnlyList<string> words)
        => [.. words.Select((word, i) => i < words.Count - 1 ? word : Singular(word))];

    private static string Singular(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] => word[..^2],
        [.., 's'] when word.Length > 3 => word[..^1],
        _ => word,
    };

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+")]
    private static partial Regex WordPattern { get; }

    [GeneratedRegex("^(api|v[0-9]+([._-]?[0-9a-z]+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Version { get; }

    private sealed record PathRoute(
        string Path,
        string Statics,
        IReadOnlyList<IReadOnlyList<string>> Areas,
        IReadOnlyList<IReadOnlyList<string>> Owners,
        IReadOnlyList<string> Last,
        bool EndsInParameter,
        IReadOnlyList<string> Parameters)
    {
        /// <summary>The words of owners and resource.</summary>
        public IReadOnlyList<string> Owned { get; } = [.. Owners.Append(Last).SelectMany(static words => words)];
    }
}
