using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The document with the overlay in it: everything after this step sees one document.</summary>
internal static class OverlaidDocument
{
    public static SpecDocument Apply(SpecDocument document, Overlay overlay) => Apply(document, overlay, new OverlayReport());

    /// <summary>The same; tells which entries name nothing, and which say nothing new.</summary>
    public static SpecDocument Apply(SpecDocument document, Overlay overlay, OverlayReport report)
    {
        if (overlay.Parameters.IsEmpty && overlay.Changes.IsEmpty)
        {
            return document;
        }

        var root = document.Root;
        for (var i = 0; i < overlay.Parameters.Count; i++)
        {
            root = Add(root, overlay.Parameters[i], problem => report.Findings.Add(new OverlayFinding(true, i, problem)));
        }

        for (var i = 0; i < overlay.Changes.Count; i++)
        {
            root = Change(
                root, overlay.Changes[i], problem => report.Findings.Add(new OverlayFinding(false, i, problem)),
                () => report.Effective.Add(i));
        }

        return document.With(root, overlay);
    }

    private static SpecNode Add(SpecNode root, AddedParameter parameter, Action<Problem> report)
    {
        var place = parameter.In.ToString().ToLowerInvariant();
        return Operation(root, parameter.Operation, "operation", report, operation =>
        {
            var all = operation["parameters"]?.Items ?? [];
            if (all.Any(existing => existing.StringAt("name") == parameter.Name && existing.StringAt("in") == place))
            {
                report(Problem.Value(
                    DiagnosticDescriptors.OverlayObsolete, "add.name", parameter.Operation,
                    $"the {place} parameter '{parameter.Name}'"));
                return operation;
            }

            var added = SpecNode.Object(
                [new("name", SpecNode.String(parameter.Name)), new("in", SpecNode.String(place)),
                new("schema", SpecReader.Read(parameter.SchemaJson))]);
            return operation.With(
                "parameters", SpecNode.Array(all.Append(parameter.IsRequired ? added.With("required", SpecNode.True) : added)));
        });
    }

    private static SpecNode Change(SpecNode root, SchemaChange change, Action<Problem> report, Action isEffective)
    {
        foreach (var name in change.Schemas)
        {
            if (Schemas(root)[name] is not { } schema)
            {
                report(Problem.Value(
                    DiagnosticDescriptors.OverlayUnknown, "of." + name, "schema", name,
                    NearMiss.Ending(name, Schemas(root).Members.Select(static member => member.Key))));
                continue;
            }

            var editor = new SchemaEditor(Schemas(root), change, name, report);
            var edited = editor.Edit(schema);
            Told(editor);
            root = root.With("components", root["components"]!.With("schemas", Schemas(root).With(name, edited)));
        }

        foreach (var id in change.Operations)
        {
            root = Operation(root, id, "operations." + id, report, operation =>
            {
                var editor = new SchemaEditor(Schemas(root), change, id, report);
                var edited = change.IsResponse
                    ? EachResponse(operation, id, editor, report)
                    : Body(operation, "requestBody", editor) ?? Without(operation, id, "request", report);
                Told(editor);
                return edited;
            });
        }

        return root;

        void Told(SchemaEditor editor)
        {
            editor.Close();
            if (editor.HasEdited)
            {
                isEffective();
            }
        }
    }

    /// <summary>The root with one operation edited; as it is, and reported, when there is none of that id.</summary>
    private static SpecNode Operation(SpecNode root, string id, string key, Action<Problem> report, Func<SpecNode, SpecNode> edit)
    {
        var paths = root["paths"]!;
        foreach (var path in paths.Members)
        {
            foreach (var method in path.Value.Members)
            {
                if (method.Value.StringAt("operationId") == id)
                {
                    return root.With("paths", paths.With(path.Key, path.Value.With(method.Key, edit(method.Value))));
                }
            }
        }

        report(Problem.Value(
            DiagnosticDescriptors.OverlayUnknownOperation, key, id,
            NearMiss.Ending(id, OperationReader.Ids(root))));
        return root;
    }

    private static SpecNode EachResponse(SpecNode operation, string id, SchemaEditor editor, Action<Problem> report)
    {
        var responses = operation["responses"] ?? SpecNode.Object([]);
        var edited = responses;
        foreach (var response in responses.Members.Where(static pair => pair.Key.StartsWith("2", StringComparison.Ordinal)))
        {
            edited = Body(responses, response.Key, editor) is { } with ? edited.With(response.Key, with[response.Key]!) : edited;
        }

        return ReferenceEquals(edited, responses) ? Without(operation, id, "response", report) : operation.With("responses", edited);
    }

    /// <summary>The parent with the schemas of a body edited; null when there is no schema.</summary>
    private static SpecNode? Body(SpecNode parent, string key, SchemaEditor editor)
    {
        if (parent[key]?["content"] is not { } content)
        {
            return null;
        }

        var edited = content;
        foreach (var media in content.Members)
        {
            edited = media.Value["schema"] is { } schema
                ? edited.With(media.Key, media.Value.With("schema", editor.Edit(schema)))
                : edited;
        }

        return ReferenceEquals(edited, content) ? null : parent.With(key, parent[key]!.With("content", edited));
    }

    private static SpecNode Without(SpecNode operation, string id, string body, Action<Problem> report)
    {
        report(Problem.Value(DiagnosticDescriptors.OverlayUnknown, "body", $"{body} of operation", id, "."));
        return operation;
    }

    private static SpecNode Schemas(SpecNode root) => root["components"]?["schemas"] ?? SpecNode.Object([]);
}
