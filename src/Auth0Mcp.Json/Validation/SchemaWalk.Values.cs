using System.Text;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Validation;

internal sealed partial class SchemaWalk
{
    private const int StackCharacters = 256;

    private void VisitString(StringRules rules, JsonElement value)
    {
        var text = RawText.Of(value);
        // Fewer bytes than the limit are fewer code points, and four bytes are at least one.
        if (rules.MinLength is { } least && text.Bytes.Length < least * 4L && text.CodePoints is var length && length < least)
        {
            RefuseShort(least, length);
        }

        if (rules.MaxLength is { } most && text.Bytes.Length > most && text.CodePoints is var size && size > most)
        {
            Refuse($"must have at most {most} {Plural(most, "character")}, has {size}");
        }

        if (rules.Pattern is not null || rules.Format is { IsChecked: true })
        {
            VisitCharacters(rules, text.Bytes, value);
        }
    }

    private void VisitCharacters(StringRules rules, ReadOnlySpan<byte> text, JsonElement value)
    {
        Span<char> buffer = stackalloc char[StackCharacters];
        var characters = Decode(text, buffer);
        if (rules.Pattern is { } pattern && !pattern.IsMatch(characters))
        {
            _kind = ViolationKind.Pattern;
            Refuse($"does not match the pattern {ShortText.Cut(pattern.Source, 120)}");
            _kind = ViolationKind.Other;
        }

        if (rules.Format is { } format && !format.Accepts(characters))
        {
            Refuse($"is not {format.InWords}, found {MessageFormat.Found(value, _path!.IsSensitive)}");
        }
    }

    private void RefuseShort(int least, int length)
    {
        if (length == 0 && least == 1)
        {
            Refuse($"must not be empty");
        }
        else
        {
            Refuse($"must have at least {least} {Plural(least, "character")}, has {length}");
        }
    }

    /// <summary>The text in UTF-16: in the buffer when it fits, which is nearly always, else in a new string.</summary>
    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text, Span<char> buffer) =>
        text.Length <= buffer.Length ? buffer[..Encoding.UTF8.GetChars(text, buffer)] : Encoding.UTF8.GetString(text);

    private void VisitNumber(NumberRules rules, JsonElement value)
    {
        if (rules.Minimum is { } minimum && minimum.CompareValue(value) < 0)
        {
            Refuse($"must be at least {minimum}{Instead(value)}");
        }

        if (rules.Maximum is { } maximum && maximum.CompareValue(value) > 0)
        {
            Refuse($"must be at most {maximum}{Instead(value)}");
        }

        if (rules.ExclusiveMinimum is { } above && above.CompareValue(value) <= 0)
        {
            Refuse($"must be more than {above}{Instead(value)}");
        }

        if (rules.ExclusiveMaximum is { } below && below.CompareValue(value) >= 0)
        {
            Refuse($"must be less than {below}{Instead(value)}");
        }

        if (rules.MultipleOf is { } step && !step.Divides(value))
        {
            Refuse($"must be a multiple of {step}{Instead(value)}");
        }
    }

    private void VisitArray(ArrayRules rules, JsonElement value)
    {
        var count = value.GetArrayLength();
        if (count < rules.MinItems)
        {
            Refuse($"must have at least {rules.MinItems} {Plural(rules.MinItems.Value, "item")}, has {count}");
        }

        if (count > rules.MaxItems)
        {
            // What is wrong inside a list that is too long, perhaps by far, comes second.
            Refuse($"must have at most {rules.MaxItems} {Plural(rules.MaxItems.Value, "item")}, has {count}");
            return;
        }
        if (rules.UniqueItems && RepeatedItem.In(value) is { } repeated)
        {
            Refuse($"item [{repeated}] repeats an earlier one; items must differ");
        }

        if (rules.Prefix.Length > 0 || rules.Items is not null)
        {
            VisitItems(rules, value);
        }

        if (rules.Contains is { } wanted && !AdmitsAny(wanted, value))
        {
            RefuseWithout(wanted);
        }
    }

    private void VisitItems(ArrayRules rules, JsonElement value)
    {
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var schema = index < rules.Prefix.Length ? rules.Prefix[index] : rules.Items;
            if (schema is not null)
            {
                _path?.Enter(index);
                Visit(schema, item);
                _path?.Leave();
            }
            if (IsDone)
            {
                return;
            }

            index++;
        }
    }

    private bool AdmitsAny(SchemaNode wanted, JsonElement array)
    {
        foreach (var item in array.EnumerateArray())
        {
            if (Admits(wanted, item))
            {
                return true;
            }
        }
        return false;
    }

    private void RefuseWithout(SchemaNode wanted)
    {
        if ((wanted.Resolved.Const ?? wanted.Resolved.Enum) is { } values)
        {
            Refuse($"must contain {MessageFormat.List(values.AsJson)}");
        }
        else
        {
            Refuse($"must contain at least one item of the kind asked for");
        }
    }

    private string Instead(JsonElement value) => _path!.IsSensitive ? "" : $", found {MessageFormat.Found(value, sensitive: false)}";

    private static string Plural(int count, string noun) => count == 1 ? noun : noun + "s";
}
