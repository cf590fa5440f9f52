using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Refuses a new secret that is nothing but a mask, as other programs and people write them: <c>****</c>, <c>(redacted)</c>. It
/// would take the place of a real one. This server's own mask means what is stored, and is read elsewhere.
/// </summary>
internal static class MaskedSecrets
{
    /// <summary>The error for the first one in the arguments of a change; null when there is none.</summary>
    public static CallError? Refuse(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments, CallWork? work = null)
    {
        if (tool.Access == ToolAccess.Read)
        {
            return null;
        }

        foreach (var (name, value) in arguments)
        {
            if (JsonIntegrity.IsSound(value) && MayBeIn(value, work)
                && First(name, value, RequestSecrets.PlaceOf(tool, name), work) is { } below)
            {
                return CallError.InvalidArguments(
                    tool.Name,
                    [new SchemaViolation(
                        name + below,
                        $"is a mask and not a secret: it would replace the real one. Write {SecretMask.Redacted} or leave it out to "
                        + "keep what is stored, or give the new value")]);
            }
        }

        return null;
    }

    private static string? First(string name, JsonElement value, SecretMask.View place, CallWork? work)
    {
        work?.Step();
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return RequestSecrets.IsSecret(name, place) && ForeignMask.Is(value.GetString()!) ? "" : null;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    var inner = RequestSecrets.NameOf(name, member.Name);
                    if (First(inner, member.Value, place.Property(member.Name, value), work) is { } below)
                    {
                        return InstancePath.Step(SecretScan.Clean(member.Name), isFirst: false) + below;
                    }
                }

                return null;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    if (First(name, item, place.Items(), work) is { } below)
                    {
                        return MemberPath.Join("", index) + below;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>Most arguments have none, and the places in them are not looked at.</summary>
    private static bool MayBeIn(JsonElement value, CallWork? work)
    {
        work?.Step();
        return value.ValueKind switch
        {
            JsonValueKind.String => ForeignMask.Is(value.GetString()!),
            JsonValueKind.Object => value.EnumerateObject().Any(member => MayBeIn(member.Value, work)),
            JsonValueKind.Array => value.EnumerateArray().Any(item => MayBeIn(item, work)),
            _ => false,
        };
    }
}
