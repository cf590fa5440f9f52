using System.CommandLine;
using System.Text;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;
using Auth0Mcp.SpecTool.Schemas;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary><c>schemas</c>: writes the JSON schemas by which editors complete the files under <c>spec/</c>.</summary>
internal static class SchemasCommand
{
    private const string About = "Writes the JSON schemas by which editors complete and check the files under spec/.";

    private const string Details = """
        They hold the operations of the document with their arguments, the toolsets and the tools; `update` writes them too.

        Example:
          dotnet run --project eng/Auth0Mcp.SpecTool -- schemas
        """;

    public static Command Create(ToolStreams streams)
    {
        var spec = SharedOptions.Spec();
        var command = new DetailedCommand("schemas", About, Details) { spec };
        command.SetAction((parsed, _) => streams.GuardAsync(async () =>
        {
            var folder = parsed.GetRequiredValue(spec);
            var stale = Stale(folder, SpecFolder.Read(folder));
            if (stale.Count > 0)
            {
                FileReplacement.ReplaceAll(stale);
            }

            await streams.Output.WriteLineAsync(
                stale.Count == 0 ? "Every schema is current." : string.Join('\n', stale.Select(static file => $"wrote {file.Path}")));
            return SpecToolCommand.Success;
        }));
        return command;
    }

    /// <summary>The schemas whose files are not there or say something else.</summary>
    public static IReadOnlyList<FileReplacement> Stale(string folder, SpecFolder content) =>
    [
        .. EditorSchemas.Render(content)
            .Select(schema => new FileReplacement(Path.Combine(folder, schema.Path), Encoding.UTF8.GetBytes(schema.Text)))
            .Where(static file => !file.IsCurrent),
    ];
}
