using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Commands;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>A temporary folder in which a test runs the tool as its user would, in process.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectool-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public HttpMessageHandler Http { get; init; } = new HttpClientHandler();

    public byte[] StandardInput { get; init; } = [];

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string Document => At("out/api.json");

    public string Provenance => At("out/api.provenance.json");

    public string Operations => At("out/api.operations.txt");

    public string At(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file into the folder and returns its path.</summary>
    public string Add(string name, byte[] content)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    public string Add(string name, JsonObject content) => Add(name, content.ToJsonString());

    /// <summary>Every file of the folder by its path, with its content.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(_folder, path), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Runs one command line and returns its exit code.</summary>
    public async Task<int> RunAsync(params string[] args)
    {
        using var input = new MemoryStream(StandardInput);
        return await SpecToolCommand.RunAsync(args, new ToolStreams(input, _output, _error, Http));
    }

    /// <summary>Imports a source to <see cref="Document"/>.</summary>
    public Task<int> ImportAsync(string source, params string[] options) =>
        RunAsync(["import", source, "--output", Document, .. options]);

    /// <summary>Imports a document that must be good, and returns what was written.</summary>
    public async Task<JsonObject> ImportGoodAsync(JsonObject document, params string[] options)
    {
        var exitCode = await ImportAsync(Add("upstream.json", document), options);
        Assert.True(exitCode == 0, Error);
        return JsonNode.Parse(File.ReadAllBytes(Document))!.AsObject();
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
        Http.Dispose();
    }
}
