using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>
/// An invented API with what documents of other vendors have and Auth0's lacks, and a tool for whatever of it can be carried.
/// </summary>
internal static class Hostile
{
    private static readonly string[] s_carried =
    [
        "get_tree", "head_tree", "options_tree", "post_notes", "put_notes", "post_harvests", "patch_harvests", "post_branches",
            "put_branches", "get_photos", "get_boughs", "get_sheds",
    ];

    public const string Acknowledged = """
        not_carried:
          - { operation: trace_tree, reason: a diagnosis of proxies }
          - { operation: query_notes, reason: the search is not offered }
          - { operation: get_rows, reason: get_tree reads them one by one }
          - { operation: post_photos, reason: photos are taken in the app }
          - { operation: get_tree, parts: [cookie session], reason: callers have tokens }
          - { operation: get_photos, parts: [answer], reason: photos are looked at in the app }

        """;

    public static GeneratorHarness Inputs { get; } = With(Acknowledged);

    /// <summary>With other words about what is not carried.</summary>
    public static GeneratorHarness With(string notCarried) => GeneratorHarness.Empty.Complete()
        .With("hostile.json", InputRole.Document, Fixture())
        .With("tools.yaml", InputRole.Manifest, notCarried + "toolset: orchard\ntools:\n" + string.Concat(s_carried.Select(static id =>
            $"  - {{ name: auth0_{id}, operation: {id}, title: Do {id}, description: Does {id}. }}\n")));

    private static string Fixture()
    {
        using var stream = typeof(Hostile).Assembly.GetManifestResourceStream("hostile.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
