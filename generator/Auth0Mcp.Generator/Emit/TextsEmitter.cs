using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits what the server hands out beside its tools. Nothing of it is parsed before a client asks for it.</summary>
internal static class TextsEmitter
{
    public const string PromptsFileName = "ManagementPrompts.g.cs";
    public const string ResourcesFileName = "ManagementResources.g.cs";
    public const string LogTypesFileName = "LogTypes.g.cs";

    public static string EmitPrompts(EquatableArray<TextPair> prompts)
        => Emit(
            "ManagementPrompts",
            "Prompts for everyday jobs: an array of name, title, description, arguments, tools and text.",
            "[" + string.Join(",", prompts
                .OrderBy(static prompt => prompt.Key, StringComparer.Ordinal).Select(static prompt => prompt.Text)) + "]");

    public static string EmitResources(string json)
        => Emit("ManagementResources", "Things of the tenant that have an address: an array of name, title, tools, id and label.", json);

    public static string EmitLogTypes(string json) => Emit("LogTypes", "What the codes of log events mean: by group, by code.", json);

    private static string Emit(string type, string summary, string json)
    {
        var writer = SourceWriter.Start();
        writer.Lines($"""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>{Xml(summary)}</summary>
            public static class {type}
            """);
        using (writer.Braces())
        {
            writer.Line("/// <summary>The whole of it as JSON.</summary>");
            writer.Line($"public static global::System.ReadOnlySpan<byte> Json => {Utf8Json(json)};");
        }

        return writer.ToString();
    }
}
