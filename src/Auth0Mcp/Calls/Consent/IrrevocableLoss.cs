using System.Text.Json;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// Finds in the arguments of a change what overwrites something that no read brings back: secrets, and the lists that the manifest names. A
/// tool whose access is <c>write</c> needs consent for these arguments alone.
/// </summary>
internal static class IrrevocableLoss
{
    /// <summary>What is lost, as a sentence for a person; null when nothing is.</summary>
    /// <param name="work">Counts the values looked at; null when nobody does.</param>
    public static string? Of(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments, CallWork? work = null)
    {
        if (tool is not OperationTool { Access: not ToolAccess.Read } operation)
        {
            return null;
        }

        foreach (var name in operation.ConfirmedArguments)
        {
            // A switch that is off does nothing.
            if (arguments.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.False or JsonValueKind.Undefined))
            {
                return $"{name} is replaced, and what it is now does not come back.";
            }
        }

        // What is created overwrites nothing.
        if (operation.Operation.Method is not ("PATCH" or "PUT"))
        {
            return null;
        }

        foreach (var (name, value) in arguments)
        {
            if (Secret(name, value, RequestSecrets.PlaceOf(tool, name), work) is { } below)
            {
                return $"The secret {name}{below} is overwritten, and the present one does not come back.";
            }
        }

        return null;
    }

    /// <summary>The way from a value to the first place of a new secret in it; null when there is none. A mask keeps what is stored.</summary>
    private static string? Secret(string name, JsonElement value, SecretMask.View place, CallWork? work)
    {
        work?.Step();
        switch (value.ValueKind)
        {
            case JsonValueKind.String when MaskText.Is(value.GetString()!):
                return null;
            case not (JsonValueKind.Object or JsonValueKind.Array) when RequestSecrets.ReplacesSecret(name, place, value):
                return "";
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (Secret(RequestSecrets.NameOf(name, member.Name), member.Value, place.Property(member.Name), work) is { } below)
                    {
                        return InstancePath.Step(member.Name, isFirst: false) + below;
                    }
                }

                return null;
            case JsonValueKind.Array:
                var items = place.Items();
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    if (Secret(name, item, items, work) is { } below)
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
