using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Validation;

internal sealed partial class SchemaWalk
{
    /// <summary>
    /// True when an object of these members fits. The members come apart, as the arguments of a call do, and no object is built
    /// for them. False also for a schema that says more than which properties an object has: then only <see cref="Fits"/> can
    /// tell.
    /// </summary>
    /// <param name="schema">What the object has to fit.</param>
    /// <param name="members">Its members.</param>
    /// <param name="mayHoldUnknown">Set to false when the members fit, and all of them, at every depth, are ones that the schema
    /// names.</param>
    public static bool FitsMembers(SchemaNode schema, IReadOnlyDictionary<string, JsonElement> members, ref bool mayHoldUnknown)
    {
        if (schema is not
            {
                Objects: { Patterns.Length: 0, PropertyNames: null, MinProperties: null, MaxProperties: null } rules,
                Reference: null, Const: null, Enum: null
            }
            || schema is not { AllOf.Length: 0, AnyOf: null, OneOf: null, Not: null, Condition: null })
        {
            return false;
        }

        var walk = new SchemaWalk(limit: 1);
        foreach (var (name, value) in members)
        {
            if (!JsonIntegrity.IsSound(value) || PropertySchema(rules, name) is not { } property)
            {
                return false;
            }

            walk.Visit(property, value);
            if (walk.IsDone)
            {
                return false;
            }
        }

        mayHoldUnknown &= walk._sawUnknown;
        return rules.Required.All(index => members.ContainsKey(rules.Names[index]));
    }

    private static SchemaNode? PropertySchema(ObjectRules rules, string name)
    {
        const int StackBytes = 256;
        var length = Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> utf8 = length <= StackBytes ? stackalloc byte[StackBytes] : new byte[length];
        var index = rules.IndexOf(utf8[..Encoding.UTF8.GetBytes(name, utf8)]);
        return index >= 0 ? rules.Schemas[index] : null;
    }
}
