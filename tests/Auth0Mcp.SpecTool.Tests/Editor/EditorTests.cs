namespace Auth0Mcp.SpecTool.Tests.Editor;

/// <summary>What people see in an editor who write files of <c>spec/</c>: the schemas through the language server that editors run.</summary>
public sealed class EditorTests(LanguageServer server) : IClassFixture<LanguageServer>
{
    private const string Tool = """
        # yaml-language-server: $schema=../tools.schema.json
        toolset: logs
        tools:
          - name: auth0_list_failed_logins
            operation: get_logs
            title: List failed logins
            description: Lists failed logins, newest first.

        """;

    private static readonly string s_folder = Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "spec");

    [EditorFact]
    public async Task EveryCommittedFile_IsWithoutAComplaint()
    {
        var paths = Directory.GetFiles(s_folder, "*.yaml", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(s_folder, path)).Order(StringComparer.Ordinal).ToList();

        Assert.All(paths, static path
            => Assert.StartsWith("# yaml-language-server: $schema=", File.ReadAllText(Path.Combine(s_folder, path)), StringComparison.Ordinal));
        var complaints = new List<string>();
        foreach (var path in paths)
        {
            var found = await server.DiagnoseAsync(path, await File.ReadAllTextAsync(Path.Combine(s_folder, path)));
            complaints.AddRange(found.Select(diagnostic => $"{path}({diagnostic.Line}): {diagnostic.Message}"));
        }

        Assert.Equal([], complaints);
    }

    [EditorTheory]
    [InlineData("key", "acess: read", "acess")]
    [InlineData("access", "access: reed", "\"destructive\"")]
    [InlineData("area", "toolsets: [lugs]", "\"logs\"")]
    [InlineData("hidden", "hide: [serach]", "\"search\"")]
    [InlineData("renamed", "rename: { serach: query }", "\"search\"")]
    [InlineData("described", "describe: { serach: What to look for }", "\"search\"")]
    [InlineData("default", "defaults: { srt: \"date:-1\" }", "\"sort\"")]
    [InlineData("update", "update: { replace: [name] }", "replace")]
    public async Task MistakeInATool_IsOneComplaintAtItsLine(string mistake, string line, string says)
    {
        var found = await server.DiagnoseAsync($"tools/mistake-{mistake}.yaml", $"{Tool}    {line}\n");

        var only = Assert.Single(found);
        Assert.Equal(8, only.Line);
        Assert.Contains(says, only.Message, StringComparison.Ordinal);
    }

    [EditorTheory]
    [InlineData("operation", "operation: get_logs", "operation: get_log", 5, "\"get_logs\"")]
    [InlineData("toolset", "toolset: logs", "toolset: lugs", 2, "\"logs\"")]
    [InlineData("prefix", "auth0_list_failed_logins", "list_failed_logins", 4, "auth0")]
    [InlineData("missing", "    title: List failed logins\n", "", 4, "title")]
    [InlineData("gone", "operation: get_logs", "removed: { replacement: auth0_list_lugs, since: 0.1.0 }", 5, "\"auth0_list_logs\"")]
    public async Task MistakeInWhatIsThere_IsOneComplaintAtItsLine(string mistake, string right, string wrong, int line, string says)
    {
        var found = await server.DiagnoseAsync($"tools/mistaken-{mistake}.yaml", Tool.Replace(right, wrong, StringComparison.Ordinal));

        var only = Assert.Single(found);
        Assert.Equal(line, only.Line);
        Assert.Contains(says, only.Message, StringComparison.Ordinal);
    }

    [EditorTheory]
    [InlineData("settings.schema.json", "prefixx: auth0", 2)]
    [InlineData("vocabulary.schema.json", "groups:\n  clints: { name: A name }", 3)]
    [InlineData("overlay.schema.json", "parameters:\n  - { operation: get_log, add: {}, date: 2026-11-22, reason: It is so. }", 3)]
    [InlineData("options.schema.json", "conections: {}", 2)]
    [InlineData("secrets.schema.json", "secret:\n  - { schema: Clint, properties: [client_secret] }", 3)]
    [InlineData("errors.schema.json", "errors:\n  - { status: 403, scope: mising, next: Ask. }", 3)]
    [InlineData("phrases.schema.json", "auth0_list_lugs:\n  catalog: [show the logs]", 2)]
    [InlineData("words.schema.json", "rolle: [role]", 2)]
    [InlineData("prompts.schema.json", "title: A job\ndescription: Does it.\ntext: Do it.\nargument: []", 5)]
    [InlineData("resources.schema.json", "logs: { title: Log, get: auth0_get_lug, list: auth0_list_logs, id: log_id, label: type }", 2)]
    [InlineData("log-types.schema.json", "login:\n  s: [success]", 3)]
    [InlineData("frameworks.schema.json", "title: React\ntype: spaa\nsdk: { package: a, version: 1, install: b, checked: c }\nguide: d", 3)]
    public async Task MistakeInAnotherFile_IsOneComplaintAtItsLine(string schema, string text, int line)
    {
        var found = await server.DiagnoseAsync($"mistake-{schema}.yaml", $"# yaml-language-server: $schema={schema}\n{text}\n");

        Assert.Equal(line, Assert.Single(found).Line);
    }

    [EditorFact]
    public async Task AtAKey_KeysAreOffered()
    {
        var offered = await server.CompleteAsync("tools/complete-key.yaml", Tool + "    d¦");

        Assert.Subset(offered.ToHashSet(), new HashSet<string> { "describe", "defaults", "dashboard", "depth" });
        Assert.DoesNotContain("operation", offered);
    }

    [EditorTheory]
    [InlineData("operation", "operation: get_logs", "operation: ¦", new[] { "get_logs", "get_logs_by_id", "post_clients" })]
    [InlineData("toolset", "toolset: logs", "toolset: ¦", new[] { "logs", "applications" })]
    [InlineData("title", "title: List failed logins", "access: ¦", new[] { "read", "write", "destructive" })]
    public async Task AtAValue_ItsValuesAreOffered(string name, string written, string marked, string[] values)
    {
        var offered = await server.CompleteAsync($"tools/complete-{name}.yaml", Tool.Replace(written, marked, StringComparison.Ordinal));

        Assert.Subset(offered.ToHashSet(), values.ToHashSet());
    }

    [EditorTheory]
    [InlineData("describe", "describe:\n      ¦")]
    [InlineData("defaults", "defaults:\n      ¦")]
    [InlineData("rename", "rename:\n      ¦")]
    [InlineData("hide", "hide:\n      - ¦")]
    public async Task WhereArgumentsAreNamed_ThoseOfTheOperationAreOffered(string name, string marked)
    {
        var offered = await server.CompleteAsync($"tools/complete-{name}.yaml", $"{Tool}    {marked}");

        Assert.Subset(offered.ToHashSet(), new HashSet<string> { "search", "sort", "per_page" });
        Assert.DoesNotContain("app_type", offered);
    }

    [EditorTheory]
    [InlineData("key", "description:", "descr¦iption:", "what it does and returns")]
    [InlineData("operation", "operation: get_logs", "opera¦tion: get_logs", "operationId of the API document")]
    public async Task OnAKey_WhatItMeansIsShown(string name, string written, string marked, string says)
    {
        var shown = await server.HoverAsync($"tools/hover-{name}.yaml", Tool.Replace(written, marked, StringComparison.Ordinal));

        Assert.Contains(says, shown, StringComparison.Ordinal);
    }
}
