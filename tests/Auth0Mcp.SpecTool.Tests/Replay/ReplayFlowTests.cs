namespace Auth0Mcp.SpecTool.Tests.Replay;

/// <summary>Flows: what was recorded of one thing, from its creation on.</summary>
public sealed class ReplayFlowTests
{
    private static readonly string s_created = ReplayRun.Exchange(
        "POST", "/api/v2/roles", """{"name":"reader"}""", """{"id":"rol_madeup1","name":"reader"}""", 201);

    private static readonly string s_deleted = ReplayRun.Exchange("DELETE", "/api/v2/roles/rol_madeup1", "null", "null", 204);

    [Fact]
    public async Task CreationToDeletion_IsAFlowThatCanBeDone()
    {
        var run = await ReplayRun.LinesAsync(
            s_created, ReplayRun.Exchange("GET", "/api/v2/roles/rol_madeup1/permissions", "null", "[]"), s_deleted);

        Assert.Equal((1, 1, 0), (run.Total("flows"), run.Total("flows_whole"), run.ExitCode));
    }

    [Fact]
    public async Task RefusedExchanges_BreakTheFlowOfTheirThingOnce()
    {
        var run = await ReplayRun.LinesAsync(
            s_created,
            ReplayRun.Exchange("POST", "/api/v2/roles", """{"name":"other"}""", """{"id":"rol_madeup2","name":"other"}""", 201),
            ReplayRun.Exchange(
            "PATCH", "/api/v2/roles/rol_madeup1", """{"madeup_first":true}""", """{"id":"rol_madeup1","name":"reader"}"""),
            ReplayRun.Exchange(
            "PATCH", "/api/v2/roles/rol_madeup1", """{"madeup_second":true}""", """{"id":"rol_madeup1","name":"reader"}"""),
            ReplayRun.Exchange("GET", "/api/v2/roles/rol_madeup2", "null", """{"id":"rol_madeup2","name":"other"}"""),
            s_deleted);

        Assert.Equal((2, 1, 1), (run.Total("flows"), run.Total("flows_whole"), run.Total("flows_broken")));
        Assert.StartsWith("patch_roles_by_id madeup_first: ", Assert.Single(run.Lines("flow_broken")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperationThatTheDocumentDoesNotHave_SetsTheFlowApart()
    {
        var newer = ReplayRun.Exchange("GET", "/api/v2/roles/rol_madeup1/madeup-things", "null", "[]");
        var run = await ReplayRun.LinesAsync(s_created, newer, s_deleted);

        Assert.Equal((1, 0, 1, 0), (run.Total("flows"), run.Total("flows_whole"), run.Total("flows_newer"), run.Total("flows_broken")));
    }

    [Fact]
    public async Task CreationAlone_IsNoFlow()
    {
        var run = await ReplayRun.LinesAsync(
            s_created, ReplayRun.Exchange("GET", "/api/v2/roles/rol_madeup2", "null", """{"id":"rol_madeup2"}"""));

        Assert.Equal(0, run.Total("flows"));
    }
}
