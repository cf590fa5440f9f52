using System.Globalization;
using System.Text;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the frameworks as UTF-8 JSON, apart from their guides: who looks for a framework reads no guide.</summary>
internal static class FrameworkEmitter
{
    public const string FileName = "Frameworks.g.cs";

    public static string Emit(EquatableArray<FrameworkEntry> entries)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>What is known of the frameworks that applications are written with.</summary>
            public static class Frameworks
            """);
        using (writer.Braces())
        {
            writer.Line("/// <summary>A JSON list, in the order of the ids; the guides are not in it.</summary>");
            writer.Line($"public static global::System.ReadOnlySpan<byte> Json => {Utf8Json(List(entries, Facts))};").Line();
            writer.Line("/// <summary>The guide of a framework, with its placeholders; empty for an unknown one.</summary>");
            writer.Line("public static global::System.ReadOnlySpan<byte> Guide(string id) => id switch").Line("{");
            foreach (var entry in entries)
            {
                writer.Line($"    {Literal(entry.Id)} => {Literal(entry.Guide.Replace("\r", ""))}u8,");
            }

            writer.Line("    _ => default,").Line("};");
        }

        return writer.ToString();
    }

    private static string Facts(FrameworkEntry entry) => Object(
        ("id", Text(entry.Id)),
        ("title", Text(entry.Title)),
        ("type", Text(entry.Type)),
        ("aliases", List(entry.Aliases, Text)),
        ("covers", List(entry.Covers, Text)),
        ("origin", Text(entry.Origin)),
        ("port", entry.Port.ToString(CultureInfo.InvariantCulture)),
        ("callbacks", List(entry.Callbacks, Text)),
        ("logout_urls", List(entry.LogoutUrls, Text)),
        ("package", Text(entry.Sdk.Package)),
        ("version", Text(entry.Sdk.Version)),
        ("install", Text(entry.Sdk.Install)),
        ("checked", Text(entry.Sdk.Checked)),
        ("signs", List(entry.Signs, static sign => Object(
            ("file", Text(sign.File)), ("holds", List(sign.Holds, Text)), ("sure", Flag(sign.IsSure))))),
        ("ports", List(entry.Ports, Place)),
        ("app_ids", List(entry.AppIds, Place)),
        ("files", List(entry.Files, static file => Object(
            ("path", Text(file.Path)),
            ("format", Text(file.Format)),
            ("if", Text(file.If)),
            ("keys", Object([.. file.Keys.Select(static pair => (pair.Key, Text(pair.Text)))]))))));

    private static string Place(FrameworkText text) => Object(("file", Text(text.File)), ("after", Text(text.After)));

    private static string Object(params (string Name, string Json)[] members)
        => "{" + string.Join(",", members.Select(static member => $"{Text(member.Name)}:{member.Json}")) + "}";

    private static string List<T>(IEnumerable<T> items, Func<T, string> write) => "[" + string.Join(",", items.Select(write)) + "]";

    private static string Text(string text)
    {
        var json = new StringBuilder();
        JsonText.AppendString(json, text);
        return json.ToString();
    }
}
