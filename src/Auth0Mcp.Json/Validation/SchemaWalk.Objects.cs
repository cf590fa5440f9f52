using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Validation;

internal sealed partial class SchemaWalk
{
    private void VisitObject(ObjectRules rules, JsonElement value)
    {
        const int StackWords = 8;
        var words = (rules.Names.Length + 63) / 64;
        Span<ulong> seen = stackalloc ulong[StackWords];
        seen = words <= StackWords ? seen[..words] : new ulong[words];

        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            count++;
            var index = rules.IndexOf(RawText.NameOf(property).Bytes);
            if (index >= 0)
            {
                seen[index >> 6] |= 1UL << (index & 63);
            }

            _path?.Enter(property.Name);
            VisitProperty(rules, index, property);
            _path?.Leave();
            if (IsDone)
            {
                return;
            }
        }

        RefuseMissing(rules, seen);
        if (count < rules.MinProperties)
        {
            RefuseFew(rules, count);
        }

        if (count > rules.MaxProperties)
        {
            Refuse($"must have at most {rules.MaxProperties} {Properties(rules.MaxProperties.Value)}, has {count}");
        }
    }

    private void VisitProperty(ObjectRules rules, int index, JsonProperty property)
    {
        var isDeclared = false;
        if (index >= 0 && rules.Schemas[index] is { } schema)
        {
            isDeclared = true;
            Visit(schema, property.Value);
        }
        foreach (var (pattern, patternSchema) in rules.Patterns)
        {
            if (!pattern.IsMatch(property.Name))
            {
                continue;
            }

            isDeclared = true;
            Visit(patternSchema, property.Value);
        }
        if (rules.PropertyNames is { } names && !Admits(names, NameAsValue(property)))
        {
            Refuse($"this property name is not allowed{NameAllowed(names)}");
        }

        if (isDeclared || rules.Additional is not { } additional)
        {
            _sawUnknown |= !isDeclared && rules.IsOpen;
            return;
        }

        if (additional == SchemaNode.Nothing)
        {
            _kind = ViolationKind.UnknownMember;
            Refuse($"unknown property{_origin}{Known(rules, property.Name)}");
            _kind = ViolationKind.Other;
        }
        else
        {
            Visit(additional, property.Value);
        }
    }

    private void RefuseMissing(ObjectRules rules, ReadOnlySpan<ulong> seen)
    {
        List<string>? missing = null;
        foreach (var index in rules.Required)
        {
            if ((seen[index >> 6] & (1UL << (index & 63))) == 0)
            {
                (missing ??= []).Add($"'{rules.Names[index]}'");
            }
        }
        if (missing is not null)
        {
            _kind = ViolationKind.Incomplete;
            _missing = string.Join(',', missing).Replace("'", "", StringComparison.Ordinal);
            Refuse($"missing required {Properties(missing.Count)} {MessageFormat.List(missing)}");
            (_kind, _missing) = (ViolationKind.Other, null);
        }
    }

    private void RefuseFew(ObjectRules rules, int count)
    {
        var least = rules.MinProperties!.Value;
        _kind = ViolationKind.Incomplete;
        if (rules.Declared.Any())
        {
            Refuse($"must have at least {least} {Properties(least)}, has {count}. Allowed: {MessageFormat.List(rules.Declared)}.");
        }
        else
        {
            Refuse($"must have at least {least} {Properties(least)}, has {count}");
        }

        _kind = ViolationKind.Other;
    }

    /// <summary>What may stand here instead, and where the property lives when it is only one level off.</summary>
    private static string Known(ObjectRules rules, string name)
    {
        string[] declared = [.. rules.Declared];
        if (declared.Length == 0)
        {
            return rules.Patterns.Length == 0 ? "; no properties are allowed here" : "";
        }

        string? meant = NearMiss.Find(name, declared);
        string? owner = meant is null ? Array.Find(declared, property => DeclaredIn(rules.SchemaOf(property)!, name, 0)) : null;
        var hint = meant is not null ? $"; did you mean '{meant}'?" : owner is not null ? $"; it belongs inside '{owner}'." : ".";
        return $"{hint} Allowed: {MessageFormat.List(declared)}.";
    }

    private static bool DeclaredIn(SchemaNode node, string name, int depth)
    {
        var schema = node.Resolved;
        return depth < 4 && (schema.Objects?.SchemaOf(name) is not null
            || schema.AllOf.Concat(schema.AnyOf?.Branches ?? []).Concat(schema.OneOf?.Branches ?? [])
                .Any(part => DeclaredIn(part, name, depth + 1)));
    }

    private static string NameAllowed(SchemaNode names) => (names.Resolved.Const ?? names.Resolved.Enum) is { } values
        ? $". Allowed: {MessageFormat.List(values.AsJson)}."
        : names.Resolved.Strings switch
        {
            { Pattern: { } pattern } => $": it must match the pattern {ShortText.Cut(pattern.Source, 120)}",
            { MaxLength: { } most } => $": it must have at most {most} characters",
            _ => "",
        };

    private static JsonElement NameAsValue(JsonProperty property)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
        Span<byte> quoted = new byte[name.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        name.CopyTo(quoted[1..]);
        return JsonElement.Parse(quoted);
    }

    private static string Properties(int count) => count == 1 ? "property" : "properties";
}
