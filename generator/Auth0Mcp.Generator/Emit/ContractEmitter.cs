using Auth0Mcp.Generator.Model;

namespace Auth0Mcp.Generator.Emit;

/// <summary>
/// The hand-written half of a contract, such as the base type of tools. The generator carries it along, so that a project of
/// another catalog has it in its own namespace, and two catalogs can stand in one program.
/// </summary>
internal static class ContractEmitter
{
    private const string Folder = "contract/";

    /// <summary>Its files leave these to the implicit usings of the project that they are written in.</summary>
    private static readonly string[] s_usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks"];

    public static string FileName(SourceFile file) => $"Contract/{file.Name}.g.cs";

    public static string Emit(SourceFile file)
    {
        var writer = SourceWriter.Start().Line("#nullable enable");
        foreach (var @namespace in s_usings)
        {
            writer.Line($"using {@namespace};");
        }

        return writer.ToString() + file.Text;
    }

    /// <summary>The files that travel in this assembly, in ordinal order of their names.</summary>
    public static IEnumerable<SourceFile> Files()
    {
        var assembly = typeof(ContractEmitter).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .OrderBy(static name => name, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SourceFile(name.Substring(Folder.Length), reader.ReadToEnd().Replace("\r", ""));
        }
    }
}
