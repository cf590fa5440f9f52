using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>Checks the arguments of a call before anything is sent.</summary>
internal static class ArgumentChecker
{
    /// <summary>The same for arguments with the secrets in them that they refer to: no message quotes one.</summary>
    public static CallError? Check(ToolDescriptor tool, ToolPlan plan, ResolvedArguments arguments)
        => arguments.Problems.Count > 0 ? CallError.InvalidArguments(tool.Name, arguments.Problems)
            : Check(tool, plan, arguments.Values, violations => WithoutSecrets(violations, arguments.Secrets));

    /// <summary>
    /// The same for arguments that are not complete: what may be right once they are is not refused. Members that the API document
    /// does not know but lets pass are noted in the ledger.
    /// </summary>
    /// <param name="fit">Arguments that fit; null when there are none.</param>
    public static CallError? Check(
        ToolDescriptor tool, ToolPlan plan, ToolCall call, Func<SchemaViolation, bool> mayBeRight, FittingArguments? fit = null)
        => Check(
            tool, plan, call.Arguments, violations => [.. violations.Where(violation => !mayBeRight(violation))], call.Context, fit);

    /// <summary>The error result, or null when the arguments fit.</summary>
    public static CallError? Check(ToolDescriptor tool, ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments)
        => Check(tool, plan, arguments, static violations => violations);

    private static CallError? Check(
        ToolDescriptor tool, ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments,
        Func<IReadOnlyList<SchemaViolation>, IReadOnlyList<SchemaViolation>> edit, CallContext? ledger = null,
        FittingArguments? fit = null)
    {
        var mayHoldUnknown = fit?.MayHoldUnknown == true;
        var isFit = ReferenceEquals(fit?.Values, arguments) || plan.Schema.SurelyAccepts(arguments, out mayHoldUnknown);
        var violations = isFit ? [] : Violations(plan, arguments);
        var operation = tool as OperationTool;
        if (edit(
            operation is null ? violations : ChosenForms.Judge(operation, plan.Schema, arguments, violations)) is { Count: > 0 } told)
        {
            return CallError.InvalidArguments(tool.Name, PatternWording.In(tool, told));
        }

        if (operation is null)
        {
            return null;
        }

        if (Unsendable(operation, arguments).Concat(Conflicting(operation, arguments)).ToList() is { Count: > 0 } unsendable)
        {
            return CallError.InvalidArguments(tool.Name, unsendable);
        }

        if (mayHoldUnknown && ledger is not null)
        {
            using var all = ToElement(arguments);
            if (UnknownMemberNotes.Add(
                operation, arguments, plan.Schema.UnknownMembers(all.RootElement), ledger) is { Count: > 0 } misspelt)
            {
                return CallError.InvalidArguments(tool.Name, misspelt);
            }
        }

        return null;
    }

    /// <summary>Arguments that the API takes, but not together.</summary>
    private static IEnumerable<SchemaViolation> Conflicting(OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
        => from conflict in tool.Conflicts
           where arguments.ContainsKey(conflict.Argument)
           let rivals = conflict.With.Where(arguments.ContainsKey).ToList()
           where rivals.Count > 0
           select new SchemaViolation(conflict.Argument, $"cannot be given with {string.Join(", ", rivals)}: {conflict.Reason}");

    /// <summary>What fits the schema but not a URL.</summary>
    private static IEnumerable<SchemaViolation> Unsendable(OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        foreach (var (name, value) in arguments.Where(argument => tool.BodyProperty(argument.Key) is null))
        {
            // Escaping turns a slash into data, but a client library still walks up a path at these two.
            if (value.ValueKind == JsonValueKind.String && value.GetString() is "." or ".." && tool.PathArguments.Contains(name))
            {
                yield return new SchemaViolation(name, "'.' and '..' are not ids");
            }

            // Anything else is dropped on the way, or ends the header early (RFC 9110 section 5.5).
            if (tool.HeaderArguments.Contains(name) && value.ValueKind == JsonValueKind.String && !IsHeaderValue(value.GetString()!))
            {
                yield return new SchemaViolation(name, "takes printable ASCII characters only, without spaces around them");
            }

            if (value.ValueKind == JsonValueKind.Number && Math.Abs(value.GetDouble()) >= long.MaxValue)
            {
                yield return new SchemaViolation(name, "number out of range: larger than any 64-bit whole number");
            }
        }
    }

    private static bool IsHeaderValue(string text)
        => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text.AsSpan().Trim().Length == text.Length;

    private static List<SchemaViolation> WithoutSecrets(IReadOnlyList<SchemaViolation> violations, IReadOnlyList<string> secrets)
    {
        var known = new KnownSecrets(secrets);
        return [.. violations.Select(
            violation => violation with { Message = SecretScan.Clean(violation.Message, ScanDepth.Full, known) })];
    }

    /// <summary>What is wrong with the arguments as a whole.</summary>
    public static IReadOnlyList<SchemaViolation> Violations(
        ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments, int limit = 8)
    {
        using var all = ToElement(arguments);
        return plan.Schema.Check(all.RootElement, limit);
    }

    private static JsonDocument ToElement(IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = DeepJson.MaxDepth }))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory, DeepJson.Options);
    }
}
