using System.CommandLine;
using System.Text;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Diff.Report;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary><c>diff</c>: what another revision means for the tools that are shipped.</summary>
internal static class DiffCommand
{
    private const string About = "Reports what differs between two revisions, and what that means for the tools we ship.";

    private const string Details = """
        Both documents may be upstream ones or imported ones; only facts are compared, prose never shows.
        Each difference is breaking, additive or neutral for the tools and arguments of the manifest in --spec.

        Examples:
          dotnet run --project eng/Auth0Mcp.SpecTool -- diff spec/management-api.json ~/Downloads/management-api.json
          dotnet run --project eng/Auth0Mcp.SpecTool -- diff old.json https://example.com/openapi.json --format json
        """;

    public static Command Create(ToolStreams streams)
    {
        var old = new Argument<string>("old") { HelpName = "OLD", Description = "The earlier document: a file or an http(s) URL." };
        var now = new Argument<string>("new") { HelpName = "NEW", Description = "The later document." };
        var format = new Option<string>("--format")
        {
            Description = "md for people, json for programs.",
            DefaultValueFactory = static _ => "md"
        };
        format.AcceptOnlyFromAmong("md", "json");
        var spec = SharedOptions.Spec();

        var command = new DetailedCommand("diff", About, Details) { old, now, format, spec };
        command.SetAction((parsed, cancellation) => streams.GuardAsync(async () =>
        {
            var before = await SourceReader.ReadAsync(parsed.GetRequiredValue(old), streams.Input, streams.Http, cancellation);
            var after = await SourceReader.ReadAsync(parsed.GetRequiredValue(now), streams.Input, streams.Http, cancellation);
            var folder = SpecFolder.Read(parsed.GetRequiredValue(spec));
            var catalog = ToolCatalog.Of(folder);
            var attached = AttachedSchemas.Of(folder[SpecFolder.OverlayFile]);
            var differences = Differences.Between(Facts(before), Facts(after));
            var report = RevisionReport.Of(differences, catalog.Shipped);
            await streams.Output.WriteAsync(parsed.GetValue(format) == "json"
                ? Encoding.UTF8.GetString(JsonReport.Render(report, before.Name, after.Name))
                : MarkdownReport.Render(report, before.Name, after.Name));
            return SpecToolCommand.Success;

            DocumentFacts Facts(SourceDocument document)
                => DocumentFacts.Read(Importer.Facts(document, attached, catalog.Settings), catalog.Settings);
        }));
        return command;
    }
}
