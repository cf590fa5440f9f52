using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Tests.Harness;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>What the README says can be carried is what the generator carries.</summary>
public sealed class CarriageTableTests
{
    private const string Scalar = """{"type":"string"}""";
    private const string List = """{"type":"array","items":{"type":"string"}}""";
    private const string Object = """{"type":"object","properties":{"x":{"type":"number"}}}""";

    private static readonly SpecDocument s_document = new(
        new InputFile("", InputRole.Document, SourceText.From("")), SpecReader.Read("{}"), ManifestSettings.Default);

    private static readonly string[][] s_rows =
    [
        .. File.ReadAllLines(CommittedFiles.Path("generator", "README.md"))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(static line => line.Trim('|', ' ').Split(" | ")),
    ];

    /// <summary>Place, style, and what the table says of scalar, list and object.</summary>
    public static TheoryData<string, string, string> Parameters
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var row in s_rows.Where(static row => row.Length == 5 && Enum.TryParse<ParameterLocation>(row[0], true, out _)))
            {
                cells.Add(row[0], row[1], string.Join('/', row[2..]));
            }

            return cells;
        }
    }

    /// <summary>Verbs and media types with what the table says of them.</summary>
    public static TheoryData<string, string> VerbsAndBodies
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var row in s_rows.Where(static row => row.Length == 4 && row[1] is "yes" or "no"))
            {
                cells.Add(row[0], row[1]);
                cells.Add(row[2], row[3]);
            }

            return cells;
        }
    }

    [Fact]
    public void Table_HasEveryStyleOfEveryPlace()
        => Assert.Equal(
            Enum.GetValues<ParameterLocation>().SelectMany(static place => ParameterStyle.In(place), static (place, style) => (place, style))
                .Order(),
            Parameters.Select(static row => (Enum.Parse<ParameterLocation>((string)row[0], true), (string)row[1]))
                .Where(static row => row.Item2 != "JSON").Order());

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Parameter_IsCarriedAsTheTableSays(string place, string style, string said)
        => Assert.Equal(said, string.Join('/', new[] { Scalar, List, Object }.Select(schema => Carried(place, style, schema))));

    [Theory]
    [MemberData(nameof(VerbsAndBodies))]
    public void VerbOrBody_IsCarriedAsTheTableSays(string verbOrBody, string said)
    {
        var isBody = verbOrBody.Contains('/', StringComparison.Ordinal);
        var body = isBody ? new BodySpec(verbOrBody, IsRequired: true, SpecReader.Read(Object)) : null;
        var operation = new OperationSpec(
            "id", isBody ? "POST" : verbOrBody, "/", "tag", "tag", null, [], [], body, null, AnswersEvents: false, "");

        Assert.Equal(said, Carriage.WhyNot(operation, s_document) is null ? "yes" : "no");
    }

    private static string Carried(string place, string style, string schema)
        => IsCarried(place, style, schema, null) ? "yes" : IsCarried(place, style, schema, false) ? "explode: false" : "no";

    private static bool IsCarried(string place, string style, string schema, bool? explode)
        => Carriage.WhyNot(
            new ParameterSpec(
                "name", Enum.Parse<ParameterLocation>(place, true), IsRequired: true, SpecReader.Read(schema), style == "JSON" ? "" : style,
                explode, style == "JSON"),
            s_document) is null;
}
