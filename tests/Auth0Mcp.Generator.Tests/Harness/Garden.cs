using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>A small invented API with every kind of operation, and a manifest for it that is without fault.</summary>
internal static class Garden
{
    public static GeneratorHarness Inputs { get; } = GeneratorHarness.Empty
        .With("garden.json", InputRole.Document, Fixture("garden.json"))
        .With("settings.yaml", InputRole.Settings, "json_uploads: true\n")
        .With("overlay.yaml", InputRole.Overlay, Fixture("overlay.yaml"))
        .With("vocabulary.yaml", InputRole.Vocabulary, Fixture("vocabulary.yaml"))
        .With("secrets.yaml", InputRole.Secrets, Fixture("secrets.yaml"))
        .With("plants.yaml", InputRole.Manifest, Fixture("plants.yaml"))
        .With("beds.yaml", InputRole.Manifest, Fixture("beds.yaml"));

    /// <summary>The garden with the given text as its only manifest, <c>tools.yaml</c>.</summary>
    public static GeneratorHarness Manifest(string yaml)
        => Inputs.WithoutRole(InputRole.Manifest).With("tools.yaml", InputRole.Manifest, yaml);

    /// <summary>The garden with one faultless tool for an operation, and more lines of YAML from line 7 and column 5 on.</summary>
    public static GeneratorHarness Tool(string operation, string more = "") => Manifest($"""
        toolset: plants
        tools:
          - name: auth0_do_thing
            operation: {operation}
            title: Do thing
            description: Does the thing.
            {more.ReplaceLineEndings("\n    ")}
        """);

    private static string Fixture(string name)
    {
        using var stream = typeof(Garden).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
