using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Tests.Validation;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>Damages the arguments of a call: a wrong value, a hostile text, or text that is hardly JSON any more.</summary>
internal static class ArgumentMutation
{
    /// <summary>The arguments as text, which need not be JSON.</summary>
    public static string Of(JsonObject arguments, SeededSource source)
    {
        switch (source.Next(10))
        {
            case < 4:
                JsonNode? damaged = arguments;
                for (var times = source.Next(3); times >= 0; times--)
                {
                    damaged = Mutation.Of(damaged, source);
                }

                return damaged?.ToJsonString() ?? "null";
            case < 8:
                // As text: some hostile texts are none that a node can hold.
                var marked = (JsonObject)arguments.DeepClone();
                var marks = Mark(marked, source);
                var text = marked.ToJsonString();
                return marks ? text.Replace("@@hostile@@", source.Pick(TextMutation.Hostile), StringComparison.Ordinal) : text;
            default:
                return TextMutation.Of(arguments.ToJsonString(), source);
        }
    }

    /// <summary>Marks the places where the hostile text goes; false when there is none.</summary>
    private static bool Mark(JsonNode? node, SeededSource source)
    {
        var marks = false;
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (IsText(value) && source.Chance(50))
                    {
                        fields[name] = "@@hostile@@";
                        marks = true;
                    }
                    else
                    {
                        marks |= Mark(value, source);
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (IsText(items[i]) && source.Chance(50))
                    {
                        items[i] = "@@hostile@@";
                        marks = true;
                    }
                    else
                    {
                        marks |= Mark(items[i], source);
                    }
                }

                break;
        }

        return marks;
    }

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out _);
}
