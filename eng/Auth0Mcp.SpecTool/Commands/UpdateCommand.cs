using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Diff.Report;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;
using Auth0Mcp.SpecTool.Update;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary><c>update</c>: takes in a revision, as far as no person has to decide.</summary>
internal static class UpdateCommand
{
    private const string About = "Takes in a revision: imports it, reports what differs, and edits the manifest.";

    private const string Details = """
        Writes the three files of the import, and edits the YAML beside them; comments and formatting stay.
          new operations      get an entry with todos for name, title, description, examples, and wording in the vocabulary
          renamed operations  stay with their tool, which keeps its name
          removed operations  retire their entry: it keeps its wording, and revives when the operation comes back
          suspicious secrets  get an entry in the secrets file, hidden until somebody says otherwise
          obsolete overlay    is retired, and holds again when the document is what it was
        Prints the report, the edits and the decisions left to a person, as Markdown: exactly the errors of the next build.
        Running it again changes nothing. A document that lacks more than a tenth of the operations is refused without --accept-removals.

        Examples:
          dotnet run --project eng/Auth0Mcp.SpecTool -- update ~/Downloads/management-api-2026-06-25.json
          dotnet run --project eng/Auth0Mcp.SpecTool -- update https://example.com/openapi.json --dry-run
        """;

    public static Command Create(ToolStreams streams)
    {
        var source = new Argument<string>("source")
        {
            HelpName = "FILE|URL|-",
            Description = "The upstream document (OpenAPI 3.0 or 3.1, JSON): a file, an http(s) URL, or - for standard input.",
        };
        var spec = SharedOptions.Spec();
        var date = SharedOptions.Date();
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the same, write nothing." };

        var acceptRemovals = new Option<int>("--accept-removals")
        {
            HelpName = "N",
            Description = "Take in a document that lacks up to N operations, though that is more than a tenth of them."
        };

        var alone = SharedOptions.WithoutSecondReading();
        var command = new DetailedCommand("update", About, Details) { source, spec, date, dryRun, acceptRemovals, alone };
        command.SetAction((parsed, cancellation) => streams.GuardAsync(() => RunAsync(
            parsed.GetRequiredValue(source), parsed.GetRequiredValue(spec), parsed.GetValue(date), parsed.GetValue(dryRun),
            parsed.GetValue(acceptRemovals), !parsed.GetValue(alone), streams, cancellation)));
        return command;
    }

    /// <summary>A document that lost a good part of itself is more likely a mistake of its publisher than a revision.</summary>
    private static void DemandFewRemovals(Revision revision, int accepted, string name)
    {
        var (removed, all) = (revision.RemovedOperations.Count, revision.Differences.Before.Operations.Count);
        if (removed * 10 > all && removed > accepted)
        {
            throw SpecException.At(name, string.Create(
                CultureInfo.InvariantCulture,
                $"this document lacks {removed} of the {all} operations that the committed one has. If that is meant, add "
                + $"--accept-removals {removed}; nothing was written."));
        }
    }

    private static async Task<int> RunAsync(
        string source, string spec, DateOnly? date, bool dryRun, int acceptRemovals, bool secondReading, ToolStreams streams,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var upstream = await SourceReader.ReadAsync(source, streams.Input, streams.Http, cancellation);
        var before = SpecFolder.Read(spec);
        var files = new ImportFiles(Path.Combine(spec, SpecFolder.DocumentFile));
        var import = await Importer.ImportAsync(upstream, new ImportOptions(
            date, Attached: AttachedSchemas.Of(before[SpecFolder.OverlayFile]), SecondReading: secondReading,
            Settings: ToolCatalog.Of(before).Settings));
        foreach (var keyword in import.UnknownKeywords)
        {
            await streams.Error.WriteLineAsync($"warning: {keyword}");
        }

        var settings = ToolCatalog.Of(before).Settings;
        var differences = Differences.Between(
            DocumentFacts.Read(Encoding.UTF8.GetBytes(before[SpecFolder.DocumentFile]), settings),
            DocumentFacts.Read(import.Document, settings));
        var after = before.With(SpecFolder.DocumentFile, Encoding.UTF8.GetString(import.Document));
        var day = (date ?? upstream.Date)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "an unknown date";
        var revision = new Revision(differences, day, ProductVersion.Read(spec));
        DemandFewRemovals(revision, acceptRemovals, upstream.Name);
        var update = ManifestUpdate.Apply(after, revision);

        // The committed document as its own source says nothing about where it came from.
        var documents = files.IsOwnOutput(source, import) ? [] : files.Replacements(import);
        var schemas = File.Exists(Path.Combine(spec, "tools.schema.json")) ? SchemasCommand.Stale(spec, update.Folder) : [];
        var changes = documents.Concat(update.Changes).Concat(schemas).Where(static file => !file.IsCurrent).ToList();
        if (!dryRun && changes.Count > 0)
        {
            FileReplacement.ReplaceAll(changes);
        }

        var report = RevisionReport.Of(differences, ToolCatalog.Of(before).Shipped);
        await streams.Output.WriteAsync(MarkdownReport.Render(report, "the committed document", upstream.Name));
        await streams.Output.WriteAsync(UpdateText.Render(update, changes, dryRun));
        await streams.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"time         {clock.Elapsed.TotalSeconds:F2} s"));
        return SpecToolCommand.Success;
    }
}
