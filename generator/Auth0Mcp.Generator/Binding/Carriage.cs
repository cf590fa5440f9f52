using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// What tools can carry, asked by the import, the generator and the pages alike: verb, place, type and style of each parameter,
/// body and answer. What cannot be carried stops the operation where it is required, and is left out where it is not; both are
/// listed and need a reason.
/// </summary>
internal static class Carriage
{
    private static readonly HashSet<string> s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    /// <summary>Why no tool can call the operation; null when one can.</summary>
    public static string? WhyNot(OperationSpec operation, SpecDocument document)
        => !s_methods.Contains(operation.Method) ? $"is a {operation.Method} request"
            : operation.Parameters.Where(static parameter => parameter.IsRequired)
                .Select(parameter => WhyNot(parameter, document) is { } why ? $"needs the {Describe(parameter)}, {why}" : null)
                .FirstOrDefault(static why => why is not null)
            ?? (operation.Body is { } body && WhyNot(body, document) is { } reason && IsNeeded(body, operation) ? reason : null);

    /// <summary>
    /// What its tool cannot offer though the document has it, by name, with the reason; empty when the whole operation is not
    /// carried.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> LeftOut(OperationSpec operation, SpecDocument document)
    {
        if (WhyNot(operation, document) is not null)
        {
            yield break;
        }

        foreach (var parameter in operation.Parameters)
        {
            if (WhyNot(parameter, document) is { } why)
            {
                yield return new($"{Word(parameter.In)} {parameter.Name}", why);
            }
        }

        if (operation.Body is { } body && WhyNot(body, document) is { } reason)
        {
            yield return new("body", reason);
        }
        else if (operation.Body is { } form && MediaTypes.Bare(form.MediaType) == MediaTypes.Form)
        {
            foreach (var file in Files(form, document)
                .Where(name => !document.Settings.JsonUploads && !IsRequired(form, name, document)))
            {
                yield return new($"field {file}", "which is a file");
            }
        }

        if (operation.Method != "HEAD" && operation.AnswerMedia is { Length: > 0 } answer && !MediaTypes.IsJson(answer)
            && !MediaTypes.IsText(answer))
        {
            yield return new("answer", $"which is {answer}");
        }
    }

    /// <summary>Why a parameter cannot be carried; null when it can.</summary>
    public static string? WhyNot(ParameterSpec parameter, SpecDocument document)
    {
        if (parameter.IsJson)
        {
            return parameter.In == ParameterLocation.Query ? null : "which is JSON outside of query and body";
        }

        var style = ParameterStyle.Of(parameter);
        if (!ParameterStyle.In(parameter.In).Contains(style))
        {
            return $"which is written in the style {style}";
        }

        var shape = ParameterShape.Of(parameter.Schema, document);
        var explodes = ParameterStyle.Explodes(parameter);
        return shape.HasDeepItems ? "which is a list of lists or objects"
            : parameter.In == ParameterLocation.Cookie && explodes && (shape.MayBeList || shape.MayBeObject)
                ? "which is a list of cookies"
            : style == ParameterStyle.DeepObject && (shape.MayBeList || !shape.MayBeObject)
                ? "which is written in the style deepObject without being an object"
            : shape.MayBeObject ? WhyNotAnObject(parameter, shape, style == ParameterStyle.DeepObject || explodes)
            : null;
    }

    /// <summary>Why a body cannot be carried; null when it can.</summary>
    public static string? WhyNot(BodySpec body, SpecDocument document)
    {
        var media = MediaTypes.Bare(body.MediaType);
        if (media is MediaTypes.Form or MediaTypes.UrlEncoded)
        {
            return BodySchema.Of(body, document)["properties"] is not { IsObject: true }
                ? "takes a form whose fields the document does not list"
                : media == MediaTypes.Form && !document.Settings.JsonUploads
                    && Files(body, document).FirstOrDefault(name => IsRequired(body, name, document)) is { } file
                    ? $"takes a file in the field '{file}'"
                : null;
        }

        return MediaTypes.IsJson(media) || MediaTypes.IsText(media) ? null : $"takes a body of type {body.MediaType}";
    }

    private static string? WhyNotAnObject(ParameterSpec parameter, ParameterShape shape, bool isByMember)
        => shape.HasUnknownMembers ? "which is an object whose members the document does not list"
            : shape.HasDeepMembers ? "which is an object of objects"
            : shape.HasListMembers && (parameter.In != ParameterLocation.Query || !isByMember) ? "which is an object of lists in one text"
            : null;

    private static bool IsNeeded(BodySpec body, OperationSpec operation)
        => body.IsRequired || operation.Method is "POST" or "PUT" or "PATCH";

    private static IEnumerable<string> Files(BodySpec body, SpecDocument document)
        => (BodySchema.Of(body, document)["properties"]?.Members ?? [])
            .Where(property => IsFile(document.Resolve(property.Value), document))
            .Select(static property => property.Key);

    private static bool IsFile(SpecNode schema, SpecDocument document)
        => schema.StringAt("format") == "binary"
           || schema["contentMediaType"] is not null
           || (schema["items"] is { IsObject: true } items && IsFile(document.Resolve(items), document));

    private static bool IsRequired(BodySpec body, string name, SpecDocument document)
        => (BodySchema.Of(body, document)["required"]?.Items ?? []).Any(required => required.Text == name);

    private static string Describe(ParameterSpec parameter) => $"{Word(parameter.In)} parameter '{parameter.Name}'";

    private static string Word(ParameterLocation place) => place.ToString().ToLowerInvariant();
}
