using System.Text.Json;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Understands what models and clients really send, before anything is checked or asked: everything behind it, a person's consent
/// included, is about the arguments as they are meant. Arguments that fit as they are cost nothing here.
/// </summary>
internal static class ArgumentReader
{
    /// <summary>The call as it is meant, what in it can mean two things, and whether it fits as it is.</summary>
    public static (ToolCall Call, IReadOnlyList<SchemaViolation> Problems, FittingArguments? Fit) Read(
        ToolDescriptor tool, ToolPlan plan, ToolCall call)
    {
        var problems = new List<SchemaViolation>();
        var fits = plan.Schema.SurelyAccepts(call.Arguments, out var mayHoldUnknown);
        var read = fits ? call : call with { Arguments = Understand(tool, plan, call, problems) };
        var fit = fits ? new FittingArguments(call.Arguments, mayHoldUnknown) : null;
        return (DryRunFlag.Take(tool, plan.ArgumentNames, read, problems), problems, fit);
    }

    private static Dictionary<string, JsonElement> Understand(
        ToolDescriptor tool, ToolPlan plan, ToolCall call, List<SchemaViolation> problems)
    {
        var named = ArgumentNames.Read(tool, plan.ArgumentNames, call.Arguments, problems, call.Context.Note);
        var properties = plan.Root.GetProperty("properties");
        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in named)
        {
            if (!properties.TryGetProperty(name, out var schema))
            {
                if (name != ConsentBinding.Argument || value.ValueKind != JsonValueKind.Null)
                {
                    read[name] = value;
                }

                continue;
            }

            // An id is what it is: whatever else stands in its place is refused there.
            if ((tool as OperationTool)?.PathArguments.Contains(name) == true)
            {
                read[name] = value;
                continue;
            }

            var forms = SchemaForms.Of(plan.Root, schema);
            var place = PlaceOf(tool, name);
            if (value.ValueKind != JsonValueKind.Null || !place.DropsNull || DryRunFlag.Is(tool, name) || forms.Takes("null"))
            {
                read[name] = new ValueReader(place).Read(value, forms);
            }
        }

        return read;
    }

    /// <summary>Only a body that changes what is there can mean a null: it clears.</summary>
    private static ArgumentPlace PlaceOf(ToolDescriptor tool, string argument)
    {
        var operation = tool as OperationTool;
        var isBody = operation is not null
            && (operation.BodyProperty(argument) is not null || operation.Renames.GetValueOrDefault(argument, argument) == "body");
        return new ArgumentPlace(
            isBody, DropsNull: !isBody || operation!.Operation.Method == "POST",
            IsCommaSeparated: argument == FieldSelection.Argument || operation?.IsCommaSeparated(argument) == true);
    }
}

/// <summary>Arguments that were found to fit the schema: nobody needs to look again.</summary>
/// <param name="Values">These, and no others like them.</param>
/// <param name="MayHoldUnknown">The schema lets members pass that it does not name.</param>
internal sealed record FittingArguments(IReadOnlyDictionary<string, JsonElement> Values, bool MayHoldUnknown);
