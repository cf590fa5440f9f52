using System.Text.Json;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Arguments that take one of several closed forms, where another argument says which: the credentials of an email provider by
/// its name. The document lists the forms and not whose they are, so that by itself it takes one for another and explains a
/// misfit by the wrong one.
/// </summary>
internal static class ChosenForms
{
    /// <summary>What is wrong with the arguments, given what is wrong with them by the document alone.</summary>
    public static IReadOnlyList<SchemaViolation> Judge(
        OperationTool tool, JsonSchema schema, IReadOnlyDictionary<string, JsonElement> arguments,
        IReadOnlyList<SchemaViolation> violations)
    {
        foreach (var guide in OptionGuide.Of(tool))
        {
            var (name, value) = arguments.FirstOrDefault(argument => tool.BodyProperty(argument.Key) == guide.At);
            var isSound = arguments.Where(argument => tool.BodyProperty(argument.Key) == guide.ChosenBy)
                .All(static argument => JsonIntegrity.IsSound(argument.Value));
            if (!isSound || value.ValueKind != JsonValueKind.Object || guide.Chosen(tool, arguments) is not { } chosen
                || guide.Schema(chosen) is not { } form)
            {
                continue;
            }

            var members = guide.Plain(form).SelectMany(OptionGuide.Names).ToHashSet(StringComparer.Ordinal);
            if (schema.CheckBranch(name, members, value) is { } found)
            {
                violations =
                [
                    .. violations.Where(violation => !MemberPath.IsWithin(violation.Path, name)),
                    .. found.Select(violation => violation with { Message = $"for {guide.ChosenBy} {chosen}: {violation.Message}" }),
                ];
            }
        }

        return violations;
    }
}
