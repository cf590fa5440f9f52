using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// Finds in a change what overwrites something that no read brings back: secrets, and the lists that the manifest names. A tool
/// whose access is <c>write</c> needs consent for that alone.
/// </summary>
internal static class IrrevocableLoss
{
    /// <summary>What may be lost, as a sentence for a person, as far as the arguments tell; null when nothing is.</summary>
    /// <param name="schema">That of the arguments; without it nothing is known of what is emptied.</param>
    /// <param name="work">Counts the values looked at; null when nobody does.</param>
    public static string? Of(
        ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments, JsonSchema? schema = null, CallWork? work = null)
    {
        if (tool is not OperationTool { Access: not ToolAccess.Read } operation)
        {
            return null;
        }

        foreach (var name in operation.ConfirmedArguments)
        {
            if (arguments.TryGetValue(name, out var value) && IsOn(value))
            {
                return Replaced(name);
            }
        }

        // What is created overwrites nothing.
        if (operation.Operation.Method is not ("PATCH" or "PUT"))
        {
            return null;
        }

        string? emptied = null;
        foreach (var (name, value) in arguments)
        {
            if (new NewSecrets(null, work).Below(name, value, RequestSecrets.PlaceOf(tool, name), null) is { } below)
            {
                return Overwritten(name + below);
            }

            if (emptied is null && schema is not null && MayEmpty(operation, name, schema)
                && Emptied(value, !operation.Update.IsEmpty, work) is { } empty)
            {
                emptied = $"{name}{empty} is emptied or replaced, and what is in it would not come back.";
            }
        }

        return emptied;
    }

    /// <summary>What is lost of what is stored.</summary>
    public static string? Of(OperationTool tool, UpdatePlan update, CallWork? work = null)
    {
        foreach (var name in tool.ConfirmedArguments)
        {
            if ((!update.Arguments.TryGetValue(name, out var value) || IsOn(value)) && IsChanged(tool, update, name))
            {
                return Replaced(name);
            }
        }

        if (update.Secrets?.Loss is { } lost)
        {
            return lost;
        }

        var secrets = new NewSecrets(update.Secrets?.Texts, work);
        foreach (var (name, value) in tool.Operation.Method is "PATCH" or "PUT"
            ? update.Arguments
            : new Dictionary<string, JsonElement>())
        {
            var stored = tool.BodyProperty(name) is { } property ? MemberPath.Member(update.Stored.Json, property)
                : UpdatePlanner.IsBody(tool, name) ? update.Stored.Json : (JsonElement?)null;
            if (secrets.Below(name, value, RequestSecrets.PlaceOf(tool, name), stored) is { } below)
            {
                return Overwritten(name + below);
            }
        }

        var gone = Gone(update.Emptied, "is emptied, and what it holds does not", "are emptied, and what they hold does not")
            + Gone(update.Replaced, "keeps nothing of what it holds, and that does not",
                "keep nothing of what they hold, and that does not")
            + Gone(update.Stretches, "comes back in part, as a result may have shown it, and the rest does not",
                "come back in part, as a result may have shown them, and the rest does not");
        return gone.Length > 0 ? gone.TrimEnd() : null;
    }

    private static string Gone(IReadOnlyList<string> paths, string one, string several)
        => paths.Count == 0 ? "" : $"{PathList.Names(paths)} {(paths.Count == 1 ? one : several)} come back. ";

    private static string Replaced(string name) => $"{name} is replaced, and what it is now does not come back.";

    private static string Overwritten(string path) => $"The secret {path} is overwritten, and the present one does not come back.";

    /// <summary>A switch that is off does nothing.</summary>
    private static bool IsOn(JsonElement value) => value.ValueKind is not (JsonValueKind.False or JsonValueKind.Undefined);

    /// <summary>
    /// The argument makes something else of what is stored; one that is not in the body is not stored where that could be seen.
    /// </summary>
    private static bool IsChanged(OperationTool tool, UpdatePlan update, string name)
        => (tool.BodyProperty(name) ?? (UpdatePlanner.IsBody(tool, name) ? name : null)) is { } property
            ? update.Differences.Any(difference => MemberPath.IsWithin(difference.Path, MemberPath.Join("", property)))
            : update.Arguments.ContainsKey(name);

    /// <summary>
    /// Something may be lost with what is in the argument: where a read can tell, any list or object may hold it; else a secret.
    /// </summary>
    private static bool MayEmpty(OperationTool tool, string name, JsonSchema schema)
        => tool.BodyProperty(name) is not null
            && (tool.Update.IsEmpty ? RequestSecrets.PlaceOf(tool, name).MayHoldSecret : schema.HoldsMembers(name));

    /// <summary>The way from a value to the first place that is emptied; null when there is none.</summary>
    /// <param name="isRead">What is stored is read then: a list takes the place of another one, and what that means for secrets
    /// is seen there.</param>
    private static string? Emptied(JsonElement value, bool isRead, CallWork? work)
    {
        work?.Step();
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
            case JsonValueKind.Array when isRead || value.GetArrayLength() == 0:
            case JsonValueKind.Object when value.GetPropertyCount() == 0:
                return "";
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (Emptied(member.Value, isRead, work) is { } below)
                    {
                        return InstancePath.Step(SecretScan.Clean(member.Name), isFirst: false) + below;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>Finds secrets that are not stored.</summary>
    /// <param name="known">Stored secrets; null when nothing is known of them.</param>
    /// <param name="work">Counts the values looked at; null when nobody does.</param>
    private sealed class NewSecrets(IReadOnlySet<string>? known, CallWork? work)
    {
        /// <summary>
        /// The way from a value to the first place of a new secret in it; null when there is none. A mask keeps what is stored.
        /// </summary>
        public string? Below(string name, JsonElement value, SecretMask.View place, JsonElement? stored)
        {
            work?.Step();
            switch (value.ValueKind)
            {
                case JsonValueKind.String when MaskText.Is(value.GetString()!) || known?.Contains(value.GetString()!) == true:
                case not (JsonValueKind.Object or JsonValueKind.Array) when stored is { } same && JsonElement.DeepEquals(same, value):
                    return null;
                case not (JsonValueKind.Object or JsonValueKind.Array) when RequestSecrets.ReplacesSecret(name, place, value):
                    return "";
                case JsonValueKind.Object:
                    var members = MemberPath.Members(stored);
                    foreach (var member in value.EnumerateObject())
                    {
                        var inner = RequestSecrets.NameOf(name, member.Name);
                        if (Below(inner, member.Value, place.Property(member.Name), members[member.Name]) is { } below)
                        {
                            return InstancePath.Step(SecretScan.Clean(member.Name), isFirst: false) + below;
                        }
                    }

                    return null;
                case JsonValueKind.Array:
                    var items = place.Items();
                    List<JsonElement> before = stored is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
                    foreach (var (index, item) in value.EnumerateArray().Index())
                    {
                        if (Below(name, item, items, index < before.Count ? before[index] : null) is { } below)
                        {
                            return MemberPath.Join("", index) + below;
                        }
                    }

                    return null;
                default:
                    return null;
            }
        }
    }
}
