using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>A spec folder for the <see cref="Library"/>, with comments and formatting of every kind.</summary>
internal sealed class LibrarySpec : IDisposable
{
    public const string Manifest = """
        # Tools for books.
        toolset: books   # the area
        tools:
          # reading
          - name: auth0_list_books
            operation: get_books # all of them
            title: List books
            description: >-
              Lists books. For one shelf,
              use auth0_get_shelf.

          - { name: auth0_get_shelf, operation: 'get_shelf', title: Get shelf, description: Returns a shelf. }

          # writing
          - name: auth0_create_book
            operation: post_books
            title: Create book
            description: Adds a book.
            # the API calls it so
            rename: { author: writer }

        # end of file

        """;

    public const string Overlay = """
        # What the document leaves out.
        parameters:
          - operation: get_books
            add: { name: q, in: query, schema: { type: string } }
            date: 2026-11-22
            reason: The API takes it.

        """;

    public const string Vocabulary = """
        # Wording.
        shared:
          id: Which one

        groups:
          default: # no tag
            verbose: How much
            title: As on the cover
            description: What it is about
            example: One of its sentences
            default: Whether it is the default
            author: Who wrote it

          library.books:
            sort: In which order
            q: Words
            x-trace: For support

        """;

    public const string Secrets = """
        # Which strings are secret.
        secret: []

        harmless:
          # people
          - schema: Person
            properties: [name]   # not a secret
            reason: a name

        """;

    public Workbench Bench { get; init; } = new();

    public string Folder => Bench.At("spec");

    public string Document => Bench.At("spec/management-api.json");

    /// <summary>Writes the folder and imports the library into it.</summary>
    public async Task CreateAsync(string manifest = Manifest, Action<JsonObject>? change = null)
    {
        var document = Library.Document();
        change?.Invoke(document);
        Bench.Add("spec/tools/books.yaml", manifest);
        Bench.Add("spec/overlay.yaml", Overlay);
        Bench.Add("spec/vocabulary.yaml", Vocabulary);
        Bench.Add("spec/secrets.yaml", Secrets);
        SetVersion("1.2.0");
        Assert.Equal(0, await Bench.RunAsync("import", Bench.Add("library-2026-01-01.json", document), "--output", Document));
    }

    public void SetVersion(string version) =>
        Bench.Add("Directory.Build.props", $"<Project><PropertyGroup><Version>{version}</Version></PropertyGroup></Project>");

    /// <summary>Updates to a changed library; answers with what was printed.</summary>
    public Task<string> UpdateAsync(Action<JsonObject> change, params string[] options)
    {
        var document = Library.Document();
        change(document);
        return UpdateAsync(document, "2026-02-02", options);
    }

    /// <summary>Updates to a document of that date; answers with what was printed.</summary>
    public async Task<string> UpdateAsync(JsonObject document, string date, params string[] options)
    {
        var start = Bench.Output.Length;
        var exitCode = await Bench.RunAsync(
            ["update", Bench.Add($"library-{date}.json", document), "--spec", Folder, "--accept-removals", "9", .. options]);
        Assert.True(exitCode == 0, Bench.Error);
        return Bench.Output[start..].Replace(Bench.At(""), "", StringComparison.Ordinal);
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public void Dispose() => Bench.Dispose();
}
