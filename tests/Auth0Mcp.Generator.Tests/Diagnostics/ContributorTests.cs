using Auth0Mcp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>
/// A0M053 to A0M055, and what contributors get wrong in the files of this repository: one mistake is one error, at the line where
/// it was made, and the cause rather than what follows from it.
/// </summary>
public sealed class ContributorTests
{
    private const string Logs = "spec/tools/logs.yaml";
    private const string Vocabulary = "spec/vocabulary.yaml";
    private const string Secrets = "spec/secrets.yaml";
    private const string Overlay = "spec/overlay.yaml";

    [Theory]
    [InlineData(Logs, "operation: get_logs\n", "operation: get_log\n", "A0M020")]
    [InlineData(Logs, "operation: get_logs_by_id", "operation: get_logs_by_di", "A0M020")]
    [InlineData(Logs, "operation: get_logs\n", "operation:\n", "A0M010")]
    [InlineData(Logs, "operation: get_logs\n", "opration: get_logs\n", "A0M005 A0M010")]
    [InlineData(Logs, "title: Search logs", "titel: Search logs", "A0M005 A0M010")]
    [InlineData(Logs, "title: Search logs", "title:", "A0M010")]
    [InlineData(Logs, "title: Search logs", "title: Logs: search", "A0M004")]
    [InlineData(Logs, "title: Search logs", "title: \"Search logs", "A0M004")]
    [InlineData(Logs, "title: Search logs", "title: @logs", "A0M004")]
    [InlineData(Logs, "title: Search logs", "title: [Search, logs]", "A0M006")]
    [InlineData(Logs, "title: Search logs", "title: Get log event", "A0M044")]
    [InlineData(Logs, "    title: Search logs", "   title: Search logs", "A0M004")]
    [InlineData(Logs, "    title: Search logs", "\ttitle: Search logs", "A0M004")]
    [InlineData(Logs, "hide: [search]", "hide: search", "A0M006")]
    [InlineData(Logs, "hide: [search]", "hide: [serach]", "A0M021")]
    [InlineData(Logs, "hide: [search]", "hide: [search", "A0M004")]
    [InlineData(Logs, "toolset: logs", "toolset: log", "A0M053")]
    [InlineData(Logs, "toolset: logs", "toolset:", "A0M006")]
    [InlineData(Logs, "toolset: logs", "toolsett: logs", "A0M005")]
    [InlineData(Logs, "tools:\n", "tool:\n", "A0M005")]
    [InlineData(Logs, "  - name: auth0_list_logs", "  - nam: auth0_list_logs", "A0M005 A0M010")]
    [InlineData(Logs, "  - name: auth0_list_logs", "  - name: auth0_list_log", "A0M055")]
    [InlineData(Logs, "  - name: auth0_list_logs", "  - name: auth0_get_log", "A0M012")]
    [InlineData(Logs, "  - name: auth0_list_logs", "  - name: auth0_listLogs", "A0M011")]
    [InlineData(Logs, "  - name: auth0_list_logs", "  - name: list_logs", "A0M011")]
    [InlineData(Logs, "id from auth0_list_logs;", "id from auth0_lst_logs;", "A0M119")]
    [InlineData(Logs, "core: true\n    description: >-\n      Searches", "core: yes\n    description: >-\n      Searches", "A0M006")]
    [InlineData(Logs, "checkpoint: log_id", "chekpoint: log_id", "A0M005")]
    [InlineData(Logs, "reach: 1000", "reach: many", "A0M006")]
    [InlineData(Logs, "per_page: { value: 50,", "per_page: { value: 5000,", "A0M023")]
    [InlineData(Logs, "per_page: { value: 50,", "per_pge: { value: 50,", "A0M021")]
    [InlineData(Logs, "with: [q, sort, page]", "with: [q, srt, page]", "A0M021")]
    [InlineData(
        Logs, "sort: \"Field and direction, e.g. date:1 for oldest first\"",
        "srot: \"Field and direction, e.g. date:1 for oldest first\"", "A0M021")]
    [InlineData(Logs, "      - Find yesterday's failed logins", "      - Who logged in during the last hour?", "A0M054")]
    [InlineData(Logs, "      - Find yesterday's failed logins", "      - \"\"", "A0M054")]
    [InlineData(Logs, "      - Find yesterday's failed logins", "      - \"todo: one more\"", "A0M060")]
    [InlineData(
        Logs, "    examples:\n      - Open log entry", "    access: destructive-ish\n    examples:\n      - Open log entry", "A0M006")]
    [InlineData(Logs, "    examples:\n      - Open log entry", "    depth: 9\n    examples:\n      - Open log entry", "A0M006")]
    [InlineData(
        Logs, "    examples:\n      - Open log entry", "    rename: { idd: log_id }\n    examples:\n      - Open log entry", "A0M021")]
    [InlineData(
        Logs, "    examples:\n      - Open log entry", "    advertise: [nothing]\n    examples:\n      - Open log entry", "A0M080")]
    [InlineData(Logs, "    examples:\n      - Open log entry", "    mints: [secret]\n    examples:\n      - Open log entry", "A0M101")]
    [InlineData(
        Logs, "    examples:\n      - Open log entry", "    update: { merges: [x] }\n    examples:\n      - Open log entry", "A0M100")]
    [InlineData(
        Logs, "    examples:\n      - Open log entry", "    dashboard: \"logs/{log}\"\n    examples:\n      - Open log entry", "A0M122")]
    [InlineData(Logs, "    examples:\n      - Open log entry", "    toolsets: [log]\n    examples:\n      - Open log entry", "A0M053")]
    [InlineData(
        Logs, "    examples:\n      - Open log entry", "    aliases: { id: log_id }\n    examples:\n      - Open log entry", "A0M120")]
    [InlineData(Logs, "    examples:\n      - Open log entry", "    title: Twice\n    examples:\n      - Open log entry", "A0M004")]
    [InlineData(Vocabulary, "  groups.members:\n", "  groups.membres:\n", "A0M042")]
    [InlineData(Vocabulary, "  refreshTokens:\n", "  refreshTokens\n", "A0M004")]
    [InlineData(Vocabulary, "    group_id: grp_…\n    connection_id", "    group_id: The group id\n    connection_id", "A0M043")]
    [InlineData(
        Secrets, "  - schema: Client\n    properties: [client_secret]\n", "  - schema: Clent\n    properties: [client_secret]\n",
        "A0M032 A0M033")]
    [InlineData(
        Secrets, "  - schema: ResourceServer\n    properties: [signing_secret]",
        "  - schema: ResourceServer\n    propertis: [signing_secret]", "A0M005 A0M006")]
    [InlineData(Overlay, "  - operation: get_logs\n", "  - operation: get_log\n", "A0M021 A0M021 A0M041")]
    [InlineData(Overlay, "  - operation: get_logs\n    add: { name: q,", "  - operation: get_logs\n    add: { nme: q,", "A0M005 A0M006")]
    public void Mistake_IsReportedWhereItWasMade(string file, string passage, string replacement, string ids)
    {
        var edited = CommittedFiles.Inputs.Edit(file, passage, replacement);
        var errors =
            RealCatalog.Committed.Rerun(edited).Result.Diagnostics.Where(
                static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var line = CommittedFiles.Inputs[file][..CommittedFiles.Inputs[file].IndexOf(passage, StringComparison.Ordinal)]
            .Count(static character => character == '\n');
        var lines = replacement.Count(static character => character == '\n') + 1;

        Assert.Equal(ids, string.Join(' ', errors.Select(static error => error.Id).Order(StringComparer.Ordinal)));
        Assert.All(errors.Where(static error => error.Id is not ("A0M012" or "A0M032" or "A0M021" or "A0M044")), error =>
        {
            Assert.EndsWith(error.Location.GetLineSpan().Path, file, StringComparison.Ordinal);
            Assert.InRange(error.Location.GetLineSpan().StartLinePosition.Line, line - 2, line + lines);
        });
    }

    [Fact]
    public void UnknownToolset_IsReportedWithItsNearest()
        => Garden.Inputs.With("settings.yaml", "json_uploads: true\ntoolsets: [plants, beds, labels]\n")
            .Edit("beds.yaml", "toolset: beds", "toolset: bed").Reports(
            "beds.yaml(1,10): error A0M053: 'bed' is not a toolset of this catalog; did you mean 'beds'? A new one is added "
            + "under 'toolsets' in the settings.");

    [Fact]
    public void ExampleGivenTwice_IsReported()
        => Garden.Tool("delete_plants_by_id", "examples: [Do it, do it!]").Reports(
            "tools.yaml(7,23): error A0M054: Tool 'auth0_do_thing': the example \"do it!\" is given twice. Write what another "
            + "person might say, or remove it.");

    [Fact]
    public void NameThatOtherFilesWriteDifferently_IsReportedOnceAtTheName()
        => Garden.Tool("delete_plants_by_id", "examples: [Do it]")
            .With("a.yaml", Values.InputRole.Phrases, "auth0_do_things: { me: [x] }\n")
            .With("b.yaml", Values.InputRole.Phrases, "auth0_do_things: { you: [y] }\n").Reports(
            "tools.yaml(3,11): error A0M055: Tool 'auth0_do_thing': 2 places speak of 'auth0_do_things', the first at a.yaml(1), "
            + "and no tool is called that. Write the name so here, or change it there.");
}
