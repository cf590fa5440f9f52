using Auth0Mcp.Generator.Model;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the guidance of the overlay, once for all tools.</summary>
internal static class GuideEmitter
{
    public const string FileName = "OptionGuides.g.cs";

    public static string Emit(GuideModel guides)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            /// <summary>What describes a property by the value of another, where the schema of the operation does not.</summary>
            public static class OptionGuides
            """);
        using (writer.Braces())
        {
            writer.Line(
                "/// <summary>Rules and schemas as JSON; empty when there are none. Large: read it when it is needed.</summary>");
            writer.Line($"public static global::System.ReadOnlySpan<byte> Json => {Utf8Json(guides.Json)};").Line();
            writer.Line("/// <summary>True for an operation that a rule speaks of.</summary>");
            var operations = guides.Operations.IsEmpty
                ? "false"
                : "operation is " + string.Join(" or ", guides.Operations.Select(Literal));
            writer.Line($"public static bool Cover(string operation) => {operations};");
        }

        return writer.ToString();
    }
}
