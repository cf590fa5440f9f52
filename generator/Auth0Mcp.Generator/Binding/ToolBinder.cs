using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Joins one manifest entry with its operation.</summary>
internal static class ToolBinder
{
    public static BoundTool Bind(ToolEntry entry, ApiContext context)
    {
        var problems = new List<Problem>();
        if (!context.Document.Operations.TryGetValue(entry.Operation, out var operation))
        {
            problems.Add(Problem.Value(
                DiagnosticDescriptors.UnknownOperation, "operation", entry.Name, entry.Operation,
                NearMiss.Ending(entry.Operation, context.Document.Operations.Keys)));
            return new BoundTool(entry, null, problems.ToEquatableArray());
        }

        if (Carriage.WhyNot(operation, context.Document) is { } reason)
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.UnsupportedOperation, "operation", entry.Name, entry.Operation, reason));
            return new BoundTool(entry, null, problems.ToEquatableArray());
        }

        var tool = Bind(entry, operation, context, problems);
        return new BoundTool(entry, tool, Causes(problems).ToEquatableArray());
    }

    /// <summary>While arguments are renamed to the wrong names, what speaks of them is not wrong itself.</summary>
    private static IEnumerable<Problem> Causes(List<Problem> problems)
        => problems.Any(static problem => problem.Path.StartsWith("rename", StringComparison.Ordinal))
            ? problems.Where(static problem => problem.Id != DiagnosticDescriptors.UnknownArgument.Id
                || problem.Path.StartsWith("rename", StringComparison.Ordinal))
            : problems;

    private static ToolModel Bind(ToolEntry entry, OperationSpec operation, ApiContext context, List<Problem> problems)
    {
        var document = context.Document;
        var access = AccessClassifier.Classify(entry, operation, document.Settings, problems);

        var requestSecrets = context.SecretMaps.OfRequests.Project(operation, entry.Name, problems);

        // A result that the document does not describe is what was sent.
        var secrets =
            operation.Response is null ? requestSecrets : context.SecretMaps.OfResponses.Project(operation, entry.Name, problems);
        var arguments = ArgumentBinder.Bind(entry, operation, access, document, problems);
        var offered = arguments.Where(argument => !entry.Hide.Contains(argument.DeclaredName)).ToList();
        CheckDescribed(entry, offered, document, problems);
        CheckConflicts(entry, arguments, problems);
        var wording = new Wording(entry, operation, context.Vocabulary);
        var unworded =
            offered.Where(argument => argument.Place != ArgumentPlace.Local && wording.Of(argument.Name, argument.Schema) is null)
                .Select(static argument => argument.Name).ToList();
        if (unworded.Count > 0)
        {
            problems.Add(
                Problem.Key(
                DiagnosticDescriptors.MissingWording, "operation", entry.Name, string.Join(", ", unworded), operation.Group));
        }

        var isOpen = operation.Body is { } body && MediaTypes.IsJson(body.MediaType) && OpenPlaces.IsOpen(BodySchema.Of(body, document));
        var page = PageClassifier.Classify(operation, entry, document);
        CheckPage(entry, operation, page, document, problems);
        return new ToolModel(
            entry.Name,
            CSharpNames.ToolClass(entry.Name),
            entry.Title,
            new AdvertisedDescription(entry, operation).Project(offered, problems),
            entry.Toolsets,
            entry.Core,
            access,
            entry.Idempotent ?? operation.Method is not "POST",
            OperationModels.Of(operation, document),
            RequiresChange(operation, document),
            LocalArguments.AreFieldsSelectedByTheApi(operation, document),
            arguments.Select(static argument => argument.ToModel()).ToEquatableArray(),
            offered.Where(static argument => argument.Name != argument.DocumentName)
            .Select(static argument => new TextPair(argument.Name, argument.DocumentName)).ToEquatableArray(),
            arguments.Where(static argument => argument.IsUpload)
            .Select(static argument => new TextPair(argument.Name, FormBody.PathArgument(argument.Name))).ToEquatableArray(),
            AliasBinder.Bind(entry, offered, context.Vocabulary, problems),
            offered.Where(argument => argument.Place == ArgumentPlace.Query && context.Vocabulary.CommaSeparated.Contains(argument.Name))
                .Select(static argument => argument.Name).ToEquatableArray(),
            new AdvertisedSchema(document, wording, entry).Project(offered, isOpen),
            new EnforcedSchema(document, entry).Project(offered, isOpen ? [.. arguments.Except(offered)] : null),
            WordingMap.Project(offered, wording),
            DefaultsBinder.Bind(entry, arguments, document, problems),
            secrets,
            requestSecrets,
            UpdateBinder.Bind(entry, operation, arguments, document, problems),
            arguments.Any(static argument => argument.Name == LocalArguments.Fields)
                ? AnswerFields.Project(operation, document, page.ItemsProperty)
                : "",
            page,
            entry.Conflicts,
            DashboardBinder.Bind(entry, operation, document, problems),
            MintedSecrets.Bind(entry, operation, document, problems),
            Confirmed(entry, operation, offered, document, problems),
            entry.Examples);
    }

    /// <summary>
    /// The arguments that need a person's consent wherever they are given: the lists that a PUT replaces whole, since a merge
    /// does not apply to them, and what the entry names besides.
    /// </summary>
    private static EquatableArray<string> Confirmed(
        ToolEntry entry, OperationSpec operation, List<Argument> offered, SpecDocument document, List<Problem> problems)
    {
        foreach (var name in entry.Confirm.Where(name => offered.All(argument => argument.Name != name)))
        {
            problems.Add(Problem.Key(
                DiagnosticDescriptors.UnknownArgument, "confirm." + name, entry.Name, entry.Operation, name,
                ArgumentPath.Ending(name, offered, document)));
        }

        var replaced = operation.Method == "PUT"
            ? offered.Where(argument => argument.Place is ArgumentPlace.BodyProperty or ArgumentPlace.Body
                && document.Resolve(argument.Schema)["items"] is not null).Select(static argument => argument.Name)
            : [];
        return replaced.Concat(entry.Confirm).Distinct(StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>A body without a property would change nothing, or the document refuses it.</summary>
    private static bool RequiresChange(OperationSpec operation, SpecDocument document)
        => operation.Body is { } body
           && BodySchema.Of(body, document) is var schema
           && schema["properties"] is not null
           && (operation.Method == "PATCH" || schema["minProperties"] is { Text: not "0" });

    private static void CheckPage(
        ToolEntry entry, OperationSpec operation, PageModel page, SpecDocument document, List<Problem> problems)
    {
        if (!page.IsList)
        {
            if (entry.Page != PageEntry.None)
            {
                problems.Add(Problem.Key(DiagnosticDescriptors.PageOfNoList, "page", entry.Name, entry.Operation));
            }
        }
        else if (entry.Page.Checkpoint is { } checkpoint && operation.Response is { } response
            && AnswerFields.Top(response, document, page.ItemsProperty) is { Count: > 0 } known && !known.Contains(checkpoint))
        {
            problems.Add(Problem.Value(
                DiagnosticDescriptors.UnknownArgument, "page.checkpoint", entry.Name, entry.Operation, checkpoint,
                NearMiss.Ending(checkpoint, known)));
        }
    }

    private static void CheckConflicts(ToolEntry entry, IReadOnlyList<Argument> arguments, List<Problem> problems)
    {
        for (var i = 0; i < entry.Conflicts.Count; i++)
        {
            foreach (var (key, name) in entry.Conflicts[i].With.Select(static name => ("with." + name, name))
                .Append(("argument", entry.Conflicts[i].Argument))
                .Where(pair => arguments.All(argument => argument.Name != pair.Item2)))
            {
                problems.Add(Problem.Value(
                    DiagnosticDescriptors.UnknownArgument, FormattableString.Invariant($"conflicts.{i}.{key}"), entry.Name,
                    entry.Operation, name,
                    NearMiss.Ending(name, arguments.Select(static argument => argument.Name))));
            }
        }
    }

    private static void CheckDescribed(ToolEntry entry, List<Argument> offered, SpecDocument document, List<Problem> problems)
    {
        foreach (var pair in entry.Describe.Where(pair => ArgumentPath.Find(pair.Key, offered, document) is null))
        {
            problems.Add(Problem.Key(
                DiagnosticDescriptors.UnknownArgument, "describe." + pair.Key, entry.Name, entry.Operation, pair.Key,
                ArgumentPath.Ending(pair.Key, offered, document)));
        }
    }
}
