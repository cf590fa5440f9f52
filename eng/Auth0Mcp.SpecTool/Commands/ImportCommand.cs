using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary><c>import</c>: from an upstream document to the three committed files.</summary>
internal static class ImportCommand
{
    private const string About = "Reads one revision of the API document, keeps its facts and drops its prose.";

    private const string Details = """
        Writes:
          spec/management-api.json             the facts; same input, same bytes
          spec/management-api.provenance.json  where they came from, with both hashes
          spec/management-api.operations.txt   NSwag's own reading of the upstream document, for tests to agree with

        Schemas that no operation refers to are dropped, but for those that overlay.yaml beside the output attaches.
        Unknown keywords are dropped and named on stderr. On any error (exit 2) the old files stay as they are.

        Examples:
          dotnet run --project eng/Auth0Mcp.SpecTool -- import ~/Downloads/management-api-2026-06-25.json
          dotnet run --project eng/Auth0Mcp.SpecTool -- import https://example.com/openapi.json --date 2026-06-25
          curl -s https://example.com/openapi.json | dotnet run --project eng/Auth0Mcp.SpecTool -- import -
        """;

    public static Command Create(ToolStreams streams)
    {
        var source = new Argument<string>("source")
        {
            HelpName = "FILE|URL|-",
            Description = "The upstream document (OpenAPI 3.0 or 3.1, JSON): a file, an http(s) URL, or - for standard input.",
        };
        var output = new Option<string>("--output")
        {
            HelpName = "FILE",
            Description = "Where the imported document goes; the other two files take their names from it.",
            DefaultValueFactory = static _ => "spec/management-api.json",
        };
        var date = SharedOptions.Date();
        var keepDescriptions = new Option<bool>("--keep-descriptions")
        {
            Description = "Keep upstream titles, summaries and descriptions. For private builds: never commit the result.",
        };

        var alone = SharedOptions.WithoutSecondReading();

        var command = new DetailedCommand("import", About, Details) { source, output, date, keepDescriptions, alone };
        command.SetAction((parsed, cancellation) => streams.GuardAsync(() => RunAsync(
            parsed.GetRequiredValue(source),
            parsed.GetRequiredValue(output),
            new ImportOptions(
            parsed.GetValue(date), parsed.GetValue(keepDescriptions), AttachedSchemas.In(FolderOf(parsed.GetRequiredValue(output))),
                SecondReading: !parsed.GetValue(alone), Settings: SettingsIn(FolderOf(parsed.GetRequiredValue(output)))),
            streams,
            cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(
        string source, string output, ImportOptions options, ToolStreams streams, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var upstream = await SourceReader.ReadAsync(source, streams.Input, streams.Http, cancellation);
        var import = await Importer.ImportAsync(upstream, options);
        var files = new ImportFiles(output);
        var written = !files.IsOwnOutput(source, import);
        if (written)
        {
            files.Write(import);
        }

        await ReportAsync(streams, upstream, import, clock.Elapsed);
        await streams.Output.WriteLineAsync(written
            ? $"wrote        {string.Join(", ", files.Paths)}"
            : $"unchanged    {output} is the result of an import; its provenance stays as it is");
        return SpecToolCommand.Success;
    }

    /// <summary>How the catalog beside the output reads a document.</summary>
    private static ManifestSettings? SettingsIn(string folder)
        => Path.Combine(folder, SpecFolder.SettingsFile) is var path && File.Exists(path)
            ? SettingsReader.Read(new InputFile(path, InputRole.Settings, SourceText.From(File.ReadAllText(path)))).Value
            : null;

    private static string FolderOf(string output) => Path.GetDirectoryName(Path.GetFullPath(output))!;

    private static async Task ReportAsync(ToolStreams streams, SourceDocument upstream, ImportResult import, TimeSpan elapsed)
    {
        foreach (var keyword in import.UnknownKeywords)
        {
            await streams.Error.WriteLineAsync($"warning: {keyword}");
        }

        await streams.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            operations   {import.Counts.Operations}, NSwag agrees on all of them
            schemas      {import.Counts.SchemasKept} kept, {import.Counts.SchemasDropped} dropped
            defaults     {import.Counts.DefaultsKept} kept, {import.Counts.DefaultsDropped} dropped as samples
            bytes        {upstream.Bytes.Length:N0} in, {import.Document.Length:N0} out
            time         {elapsed.TotalSeconds:F2} s
            """));
    }
}
