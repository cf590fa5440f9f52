using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Update;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>The names that are proposed for new tools.</summary>
public sealed class ToolNamingTests
{
    [Theory]
    [InlineData("GET /clients", "auth0_list_clients")]
    [InlineData("GET /clients/{id}", "auth0_get_client")]
    [InlineData("PATCH /roles/{id}", "auth0_update_role")]
    [InlineData("DELETE /organizations/{id}/clients", "auth0_delete_organization_clients")]
    [InlineData("POST /roles/{id}/groups", "auth0_create_role_group")]
    [InlineData("GET /experimentation/feature-flags", "auth0_list_feature_flags")]
    [InlineData("PATCH /experimentation/feature-flags/{id}/status updateStatus", "auth0_update_feature_flag_status")]
    [InlineData("POST /experimentation/feature-flags/{id}/variations", "auth0_create_feature_flag_variation")]
    [InlineData("POST /experimentation/experiments/{id}/validate validate", "auth0_validate_experiment")]
    [InlineData("GET /attack-protection/phone-provider-protection get", "auth0_get_phone_provider_protection")]
    [InlineData("GET /networkAcls/{id}", "auth0_get_network_acl")]
    [InlineData("GET /status", "auth0_get_status")]
    [InlineData("GET /v2/tickets/{ticketId}", "auth0_get_ticket")]
    [InlineData("GET /2fa-codes", "auth0_list_n2_fa_codes")]
    public void Name_IsVerbAndResourceOfThePath(string operation, string expected) => Assert.Equal([expected], Propose([operation]));

    [Fact]
    public void Parents_TellSiblingsApart() => Assert.Equal(
        ["auth0_list_billing_plans", "auth0_list_support_plans", "auth0_list_teams"],
        Propose(["GET /billing/plans", "GET /support/plans", "GET /admin/teams"]));

    [Fact]
    public void PutBesidePatch_ReplacesWhereThatUpdates() => Assert.Equal(
        ["auth0_update_bed", "auth0_replace_bed"], Propose(["PATCH /beds/{id}", "PUT /beds/{id}"]));

    [Fact]
    public void NameThatIsTaken_IsNeverProposed() => Assert.Equal(
        ["auth0_list_user_roles"], Propose(["GET /users/roles"], "auth0_list_roles"));

    [Fact]
    public void LongName_IsShortenedByAsMuchAsItNeeds() => Assert.Equal(
        ["auth0_list_org_provisioning_connections"], Propose(["GET /organizations/{id}/provisioning-connections"]));

    [Fact]
    public void NameThatStaysTooLong_IsNotProposed() => Assert.Equal(
        [""], Propose(["GET /averyveryveryverylongresource/{id}/anotherveryveryverylongresource"]));

    [Fact]
    public void HundredsOfOperations_NeverShareAName()
    {
        var operations = from method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE" }
                         from area in new[] { "a", "b", "c" }
                         from resource in new[] { "items", "item", "Items", "item-s", "items/{id}", "items/{name}",
                             "items/{id}/items", "items/{id}/{sub}" }
                         select $"{method} /{area}/{resource}";

        var names = Propose([.. operations]).Where(static name => name.Length > 0).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, static name => Assert.Null(ToolNames.Fault(name, ManifestSettings.Default)));
    }

    /// <summary>
    /// The proposals for operations written as method, path and, where there is one, the name of the action; empty for none.
    /// </summary>
    private static IReadOnlyList<string> Propose(IReadOnlyList<string> operations, params string[] taken)
    {
        var items = operations.Select(static (text, index) => (Parts: text.Split(' '), Id: $"op{index}")).ToList();
        var paths = items.GroupBy(static item => item.Parts[1]).Select(static path => $$"""
            "{{path.Key}}": { {{string.Join(", ", path.Select(static item => $$"""
                "{{item.Parts[0].ToLowerInvariant()}}": { "operationId": "{{item.Id}}"{{Name(item.Parts)}} }
                """))}} }
            """);
        var text = $$"""{ "paths": { {{string.Join(", ", paths)}} } }""";
        var root = SpecReader.Read(text);
        var document = new SpecDocument(
            new InputFile("api.json", InputRole.Document, SourceText.From(text)), root, ManifestSettings.Default);
        var nodes = OperationFacts.In(root).ToDictionary(static operation => operation.Id, static operation => operation.Node);
        var naming = new ToolNaming(document, taken);
        return [.. items.Where(item => document.Operations.ContainsKey(item.Id))
            .Select(item => naming.Propose(document.Operations[item.Id], nodes[item.Id]) ?? "")];

        static string Name(string[] parts) => parts.Length > 2 ? $", \"x-operation-name\": \"{parts[2]}\"" : "";
    }
}
