using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Checks what an entry says about its update against the document, and writes it as the server reads it.</summary>
internal static class UpdateBinder
{
    /// <summary>Schemas contain themselves.</summary>
    private const int MaxUnionDepth = 4;

    private static readonly string[] s_branches = ["allOf", "oneOf", "anyOf"];

    /// <summary>A JSON object, or nothing for a tool that changes nothing that can be read.</summary>
    public static string Bind(
        ToolEntry entry, OperationSpec operation, IReadOnlyList<Argument> arguments, SpecDocument document, List<Problem> problems)
    {
        var read = ReadOf(operation, document);
        if (read?.Response is not { } response)
        {
            if (entry.Update != UpdateRules.None)
            {
                problems.Add(Problem.Key(DiagnosticDescriptors.NothingToUpdate, "update", entry.Name, entry.Operation));
            }

            return "";
        }

        var shown = FormProperties.Joined(response, document)
            .Select(static property => new Argument(
                property.Key, property.Key, property.Key, ArgumentPlace.BodyProperty, IsRequired: false, property.Value)).ToList();
        var written =
            arguments.Where(argument => argument.Place is (ArgumentPlace.BodyProperty or ArgumentPlace.Body)
                && !entry.Hide.Contains(argument.DeclaredName)).ToList();
        CheckAll(entry, written, shown, document, problems);
        var names = written.ToDictionary(
            static argument => argument.Name, static argument => argument.DocumentName, StringComparer.Ordinal);
        var taken = new HashSet<string>(names.Values, StringComparer.Ordinal);
        var members = new List<KeyValuePair<string, SpecNode>>
        {
            new("shown",
                SpecNode.Array(
                shown.Where(property => !taken.Contains(property.Name)).Select(static property => SpecNode.String(property.Name)))),
        };
        Add("replaces", entry.Update.Replaces);
        Add("merges", entry.Update.Merges);
        Add("not_written",
            entry.Update.NotWritten.Concat(written.SelectMany(ShownOnly)).Distinct(StringComparer.Ordinal).ToEquatableArray());
        Add("write_only", entry.Update.WriteOnly);
        Add("keeps", entry.Update.Keeps);
        Add("destinations", entry.Update.Destinations);
        if (!entry.Update.Exclusive.IsEmpty)
        {
            members.Add(new("exclusive", SpecNode.Array(entry.Update.Exclusive.Select(rivals => SpecNode.Object(
                [new("prefer", Paths(rivals.Prefer, names)), new("over", Paths(rivals.Over, names))])))));
        }

        return SpecNode.Object(members).ToJson();

        // What the document has inside an object in the answer, and not in the request that it closes.
        IEnumerable<string> ShownOnly(Argument argument)
            => shown.FirstOrDefault(property => property.Name == argument.DocumentName) is { } answer
                ? NotTaken(argument.Name, answer.Schema, argument.Schema, document, depth: 0)
                : [];

        void Add(string key, EquatableArray<string> paths)
        {
            if (!paths.IsEmpty)
            {
                members.Add(new(key, Paths(paths, names)));
            }
        }
    }

    /// <summary>The read of what an operation updates; null when there is none.</summary>
    public static OperationSpec? ReadOf(OperationSpec operation, SpecDocument document)
        => operation.Method is "PATCH" or "PUT"
            ? document.Operations.Values.FirstOrDefault(other => other.Method == "GET" && other.Path == operation.Path)
            : null;

    private static void CheckAll(
        ToolEntry entry, List<Argument> written, List<Argument> shown, SpecDocument document, List<Problem> problems)
    {
        var rules = entry.Update;
        Check("replaces", rules.Replaces, written);
        Check("merges", rules.Merges, written);
        Check("keeps", rules.Keeps, written);
        Check("destinations", rules.Destinations, written);
        Check("not_written", rules.NotWritten, [.. shown, .. written]);
        Check("write_only", rules.WriteOnly.Select(Owner), written);

        // Objects that are open have members that the document does not know.
        Check("exclusive", rules.Exclusive.SelectMany(static rivals => rivals.Prefer.Concat(rivals.Over)).Select(Owner), written);

        void Check(string key, IEnumerable<string> paths, List<Argument> known)
        {
            foreach (var path in paths.Where(path => ArgumentPath.Find(path, known, document) is null))
            {
                problems.Add(
                    Problem.Key(
                    DiagnosticDescriptors.UnknownArgument, $"update.{key}.{path}", entry.Name, entry.Operation, path,
                    ArgumentPath.Ending(path, known, document)));
            }
        }
    }

    private static IEnumerable<string> NotTaken(string path, SpecNode shown, SpecNode taken, SpecDocument document, int depth)
    {
        (shown, taken) = (ItemsOf(shown, document), ItemsOf(taken, document));
        if (depth > MaxUnionDepth || IsOpen(taken, document, depth: 0))
        {
            yield break;
        }

        var known = FormProperties.Of(taken, document)
            .ToDictionary(static property => property.Key, static property => property.Value, StringComparer.Ordinal);
        foreach (var property in known.Count == 0 ? [] : FormProperties.Of(shown, document))
        {
            var inner = path + "." + property.Key;
            foreach (var unwritten in known.TryGetValue(property.Key, out var schema)
                ? NotTaken(inner, property.Value, schema, document, depth + 1)
                : [inner])
            {
                yield return unwritten;
            }
        }
    }

    /// <summary>Of a list, what its items are; items have no name of their own in a path.</summary>
    private static SpecNode ItemsOf(SpecNode declared, SpecDocument document)
        => document.Resolve(declared)["items"] is { IsObject: true } items ? items : declared;

    private static bool IsOpen(SpecNode declared, SpecDocument document, int depth)
        => document.Resolve(declared) is var schema
           && (schema["additionalProperties"] is { Kind: SpecKind.True or SpecKind.Object }
               || (depth <= MaxUnionDepth
                   && s_branches.Any(keyword => schema[keyword]?.Items.Any(branch => IsOpen(branch, document, depth + 1)) == true)));

    private static string Owner(string path) => path.LastIndexOf('.') is > 0 and var dot ? path.Substring(0, dot) : path;

    /// <summary>Paths as lists of the document's names.</summary>
    private static SpecNode Paths(EquatableArray<string> paths, Dictionary<string, string> names)
        => SpecNode.Array(paths.Select(path =>
        {
            var segments = path.Split('.');
            segments[0] = names.TryGetValue(segments[0], out var name) ? name : segments[0];
            return SpecNode.Array(segments.Select(SpecNode.String));
        }));
}
