using Auth0Mcp.ManagementApi;
using Auth0Mcp.SearchTrainer;
using Auth0Mcp.Tools;

// Learns the tool search from spec/ and writes it to the file that is named. SearchIndex.targets runs this while the server is built.
if (args is not [var path])
{
    Console.Error.WriteLine("Name the file to write: dotnet run --project eng/Auth0Mcp.SearchTrainer -- FILE");
    return 2;
}

var synonyms = Synonyms.Read();
var phrases = Synonyms.ReadPhrases();
var tools = ManagementCatalog.All().Select(tool => ToolText.Of(tool, synonyms, phrases))
    .Concat(BuiltInDescriptions.All.Select(wording => ToolText.Of(wording, synonyms, phrases)))
    .OrderBy(static tool => tool.Name, StringComparer.Ordinal)
    .ToList();

// In one piece: a build that is stopped leaves no half of an index.
var index = new IndexWriter();
new Training(tools, synonyms).Write(index);
File.WriteAllBytes(path + ".new", index.Bytes);
File.Move(path + ".new", path, overwrite: true);
return 0;
