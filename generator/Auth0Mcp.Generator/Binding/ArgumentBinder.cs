using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// Lays out the flat arguments of a tool: parameters and the properties of an object body side by side, renamed and hidden as the
/// entry says; last those that stay in the server.
/// </summary>
internal static class ArgumentBinder
{
    /// <summary>What callers give for a body that is text, of whatever form: the text itself.</summary>
    private static readonly SpecNode s_textSchema = SpecNode.Object([new("type", SpecNode.String("string"))]);

    public static IReadOnlyList<Argument> Bind(
        ToolEntry entry, OperationSpec operation, ToolAccess access, SpecDocument document, List<Problem> problems)
    {
        var all = Declared(operation, document).ToList();
        CheckNames(
            entry, [.. all.Select(static argument => argument.DeclaredName)
            .Concat(operation.Parameters.Select(static parameter => parameter.Name)).Distinct(StringComparer.Ordinal)], problems);
        var renames = entry.Rename.ToDictionary(static pair => pair.Key, static pair => pair.Text, StringComparer.Ordinal);
        var named =
            all.Select(argument => renames.TryGetValue(argument.DeclaredName, out var name)
                ? argument with { Name = name }
                : argument).ToList();

        // Not renamed and not hidden: the server finds them by these names, and a model by the same in every tool.
        named.AddRange(LocalArguments.Of(entry, operation, access, named, document).ToList());
        CheckCollisions(entry, named, problems);
        CheckHidden(entry, named, problems);
        return named;
    }

    /// <summary>The names by which an entry renames, hides, describes and gives defaults to arguments of an operation.</summary>
    public static IEnumerable<string> NamesOf(OperationSpec operation, SpecDocument document)
        => Declared(operation, document).Select(static argument => argument.DeclaredName);

    /// <summary>Required arguments first, otherwise in the order of the document: path, body, query, header.</summary>
    private static IEnumerable<Argument> Declared(OperationSpec operation, SpecDocument document)
    {
        var parameters = operation.Parameters.Where(parameter => Carriage.WhyNot(parameter, document) is null)
            .Select(parameter => (Parameter: parameter, Name: NameOf(parameter, operation)))
            .Select(static named => new Argument(
                named.Name, named.Name, named.Parameter.Name, (ArgumentPlace)named.Parameter.In, named.Parameter.IsRequired,
                named.Parameter.Schema))
            .ToList();
        var taken = new HashSet<string>(parameters.Select(static parameter => parameter.Name), StringComparer.Ordinal);
        return parameters
            .Concat(Body(operation.Body is { } body && Carriage.WhyNot(body, document) is null ? body : null, document, taken))
            .Select(static (argument, index) => (argument, index))
            .OrderBy(static pair => pair.argument.IsRequired ? 0 : 1)
            .ThenBy(static pair => pair.argument.Place switch
            {
                ArgumentPlace.Path => 0,
                ArgumentPlace.BodyProperty or ArgumentPlace.Body => 1,
                _ => 2
            })
            .ThenBy(static pair => pair.index)
            .Select(static pair => pair.argument);
    }

    /// <summary>A parameter whose name an earlier place has too, such as the path, says where it is: <c>query_id</c>.</summary>
    private static string NameOf(ParameterSpec parameter, OperationSpec operation)
        => operation.Parameters.Any(other => other.In < parameter.In && other.Name == parameter.Name)
            ? $"{parameter.In.ToString().ToLowerInvariant()}_{parameter.Name}"
            : parameter.Name;

    private static IEnumerable<Argument> Body(BodySpec? body, SpecDocument document, HashSet<string> taken)
    {
        if (body is null)
        {
            yield break;
        }

        if (MediaTypes.IsText(body.MediaType))
        {
            yield return new Argument(
                taken.Contains("body") ? "body_text" : "body", "body", "body", ArgumentPlace.Body, body.IsRequired, s_textSchema);
            yield break;
        }

        var schema = BodySchema.Of(body, document);
        if (schema["properties"] is not { IsObject: true } properties)
        {
            yield return new Argument("body", "body", "body", ArgumentPlace.Body, body.IsRequired || !AllowsNull(schema), body.Schema);
            yield break;
        }

        var required = new HashSet<string>((schema["required"]?.Items ?? []).Select(static item => item.Text), StringComparer.Ordinal);
        foreach (var property in properties.Members)
        {
            var name = taken.Contains(property.Key) ? "body_" + property.Key : property.Key;
            var isRequired = required.Contains(property.Key);
            if (!document.Settings.JsonUploads && FormBody.IsUpload(body, document.Resolve(property.Value)))
            {
                continue;
            }

            yield return FormBody.IsUpload(body, document.Resolve(property.Value))
                ? new Argument(
                    name, name, property.Key, ArgumentPlace.BodyProperty, IsRequired: false, FormBody.UploadSchema)
                { IsUpload = true }
                : new Argument(name, name, property.Key, ArgumentPlace.BodyProperty, isRequired, property.Value);
        }
    }

    private static bool AllowsNull(SpecNode schema)
        => (schema["type"]?.Items ?? []).Any(static type => type.Text == "null") || schema.Members.Count == 0;

    private static void CheckNames(ToolEntry entry, IReadOnlyCollection<string> known, List<Problem> problems)
    {
        foreach (var (key, name, isValue) in entry.Rename.Select(static pair => ("rename", pair.Key, false))
            .Concat(entry.Hide.Select(static name => ("hide", name, true))))
        {
            if (!known.Contains(name))
            {
                problems.Add(new Problem(
                    DiagnosticDescriptors.UnknownArgument.Id, key + "." + name, isValue, Values.EquatableArray.ToEquatableArray(
                        new[] { entry.Name, entry.Operation, name, NearMiss.Ending(name, known) })));
            }
        }
    }

    private static void CheckCollisions(ToolEntry entry, List<Argument> named, List<Problem> problems)
    {
        foreach (var group in named.GroupBy(static argument => argument.Name, StringComparer.Ordinal)
            .Where(static group => group.Count() > 1))
        {
            var two = group.Select(static argument => $"{Word(argument.Place)} '{argument.DeclaredName}'").Take(2).ToList();
            problems.Add(Problem.Key(DiagnosticDescriptors.ArgumentCollision, "rename", entry.Name, group.Key, two[0], two[1]));
        }
    }

    private static string Word(ArgumentPlace place) => place switch
    {
        ArgumentPlace.BodyProperty => "body property",
        ArgumentPlace.Local => "the server's own",
        _ => place.ToString().ToLowerInvariant(),
    };

    private static void CheckHidden(ToolEntry entry, List<Argument> named, List<Problem> problems)
    {
        foreach (var argument in named.Where(argument => argument.IsRequired && entry.Hide.Contains(argument.DeclaredName)))
        {
            if (!entry.AlwaysHasDefault(argument.Name))
            {
                problems.Add(
                    Problem.Value(
                    DiagnosticDescriptors.HiddenRequired, "hide." + argument.DeclaredName, entry.Name, argument.DeclaredName));
            }
        }
    }
}
