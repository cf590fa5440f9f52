using System.Collections;
using System.Reflection;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>Walks everything that a value holds on to.</summary>
internal static class ValueGraph
{
    /// <summary>The types of all objects that are reachable through the fields of a value and the items of its collections.</summary>
    public static HashSet<Type> TypesIn(object value)
    {
        var types = new HashSet<Type>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([value]);
        while (waiting.TryPop(out var current))
        {
            if (!current.GetType().IsValueType && !seen.Add(current))
            {
                continue;
            }

            types.Add(current.GetType());
            foreach (var inner in Inner(current).OfType<object>())
            {
                waiting.Push(inner);
            }
        }

        return types;
    }

    private static IEnumerable<object?> Inner(object value)
    {
        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string || type.Namespace == "Microsoft.CodeAnalysis.Text")
        {
            return [];
        }

        // A collection of the framework is what it holds; how it holds it is not ours.
        return type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && value is IEnumerable items
            ? items.Cast<object?>()
            : Fields(type).Select(field => field.GetValue(value));
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
