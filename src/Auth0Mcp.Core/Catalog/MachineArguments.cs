using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Catalog;

/// <summary>
/// The arguments that take something from the caller's machine or leave something there. A server on another machine has none of
/// them.
/// </summary>
internal static class MachineArguments
{
    /// <summary>Where a call saves the secrets that it creates.</summary>
    public const string SecretTo = "secret_to";

    /// <summary>Those of a tool.</summary>
    public static IEnumerable<string> Of(ToolDescriptor tool)
        => (tool as OperationTool)?.Uploads.Values.Concat(tool.LocalArguments.Where(static argument => argument == SecretTo)) ?? [];

    /// <summary>The description of a tool without the choice that they give: 'Give `users` or `users_file`'.</summary>
    public static string Without(ToolDescriptor tool, string description)
        => Of(tool).Aggregate(description, static (text, argument) => text.Replace($" or `{argument}`", "", StringComparison.Ordinal));

    /// <summary>A schema of arguments without them.</summary>
    public static ReadOnlyMemory<byte> Without(ToolDescriptor tool, ReadOnlySpan<byte> schema)
    {
        var hidden = Of(tool).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 0)
        {
            return schema.ToArray();
        }

        var whole = JsonElement.Parse(schema);
        return ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in whole.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                if (member.NameEquals("properties"u8))
                {
                    writer.WriteStartObject();
                    foreach (var property in member.Value.EnumerateObject().Where(property => !hidden.Contains(property.Name)))
                    {
                        property.WriteTo(writer);
                    }

                    writer.WriteEndObject();
                }
                else
                {
                    member.Value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        });
    }
}
