using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Updates;

/// <summary>
/// What a read shows may be sent back as it is: the update takes it, and what is stored is the same afterwards, secrets included.
/// </summary>
public class WriteBackTests
{
    [Theory]
    [InlineData(
        "auth0_update_connection", "id",
        """{"id":"con_1","name":"db","strategy":"auth0","enabled_clients":["a"],"options":{"mfa":{"active":true}}}""",
        "display_name", "enabled_clients", "strategy")]
    [InlineData(
        "auth0_update_user", "user_id",
        """{"user_id":"auth0|1","created_at":"2026-01-01T00:00:00.000Z","identities":[{"connection":"db"}],"last_ip":"::"""
        + """1","logins_count":3,"multifactor":[]}""", "nickname", "created_at", "identities", "last_ip", "logins_count", "multifactor")]
    public async Task WhatTheApiShowsAndRefuses_IsNotSentBack(
        string tool, string id, string stored, string changed, params string[] unsent)
    {
        var tenant = new TestTenant().Answers(200, stored);
        var given = JsonNode.Parse(stored)!.AsObject();
        given[changed] = "new";
        (await tenant.CallAsync(tool, given.ToJsonString())).Success.GetRawText();
        var sent = tenant.Requests.Single(static request => request.Method == "PATCH").Json;
        Assert.Equal("new", sent.GetProperty(changed).GetString());
        Assert.All(unsent.Append(id), name => Assert.False(sent.TryGetProperty(name, out _), name));
    }

    public static TheoryData<string> Tools
        => [.. ManagementCatalog.All().Where(static tool => !tool.Update.IsEmpty && ReadOf(tool).Page is null)
            .Select(static tool => tool.Name)];

    [Theory, MemberData(nameof(Tools))]
    public async Task WhatWasRead_IsTakenAndChangesNothing(string name)
    {
        var tool = ToolSamples.Tool(name);
        var read = ReadOf(tool);
        var rules = UpdateRules.Of(tool)!;
        foreach (var stored in ToolSamples.FullAnswers(read, (_, path) => Kind(tool, path)).OfType<JsonObject>())
        {
            var tenant = new ReplacingTenant(stored.DeepClone(), rules.Merges, tool.Operation.Method == "PATCH");
            var pipeline = new Pipeline(tenant.Tenant, limits: Pipeline.Unlimited);
            var arguments = ToolSamples.MinimalArguments(tool);
            foreach (var argument in arguments.Select(static pair => pair.Key).Except(tool.PathArguments).ToList())
            {
                arguments.Remove(argument);
            }

            var target = new JsonObject(
                read.PathArguments.Zip(tool.PathArguments)
                .Select(pair => KeyValuePair.Create(pair.First, arguments[pair.Second]?.DeepClone())));
            var shown = Written(
                tool, JsonNode.Parse((await pipeline.CallAsync(read.Name, target.ToJsonString())).Success.GetRawText())!.AsObject());
            var whole = JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").EnumerateObject()
                .Select(static property => property.Name).FirstOrDefault(argument => UpdatePlanner.IsBody(tool, argument));
            if (whole is not null)
            {
                arguments[whole] = shown.DeepClone();
            }
            else
            {
                var names = JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").EnumerateObject()
                    .Select(static property => property.Name).ToList();
                foreach (var (property, value) in shown)
                {
                    if (ArgumentNames.Meant(tool, names, property) is { } id && tool.PathArguments.Contains(id))
                    {
                        arguments[id] = value?.DeepClone();
                    }

                    var argument =
                        tool.Renames.FirstOrDefault(rename => rename.Value == property
                            && tool.BodyProperty(rename.Key) == property).Key ?? property;
                    if (tool.BodyProperty(argument) is not null)
                    {
                        arguments[argument] = value?.DeepClone();
                    }
                }
            }

            var answer = await pipeline.CallAsync(name, arguments.ToJsonString());
            Assert.True(
                !answer.IsError || answer.Message.StartsWith("Nothing to change", StringComparison.Ordinal),
                $"{answer.Text}\n{stored.ToJsonString()}");
            Assert.True(
                IsSame(Written(tool, stored), tenant.Stored, tool),
                $"before {stored.ToJsonString()}\nafter  {tenant.Stored.ToJsonString()}");
            Assert.DoesNotContain(tenant.Sent, static body => body.Contains("[REDACTED]", StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// Where the document leaves open which kind a name means, and lists the members of all together: one kind, with what it has.
    /// </summary>
    private static JsonNode? Kind(OperationTool tool, string path) => (tool.Name, path) switch
    {
        ("auth0_update_email_provider", "name") => "smtp",
        ("auth0_update_email_provider", "credentials") =>
            JsonNode.Parse("""{"smtp_host":"mail.a.example","smtp_port":587,"smtp_user":"books"}"""),
        ("auth0_update_captcha_settings", "active_provider_id") => "arkose",
        _ => null,
    };

    /// <summary>What was read under the name that the write has for it.</summary>
    private static JsonObject Written(OperationTool tool, JsonObject shown)
        => tool.Name == "auth0_set_login_page_template" ? new JsonObject { ["template"] = shown["body"]?.DeepClone() } : shown;

    private static OperationTool ReadOf(OperationTool tool)
        => ManagementCatalog.All().First(other => other.Operation.Method == "GET" && other.Operation.Path == tool.Operation.Path);

    /// <summary>A body that is written whole holds what the update takes, and no more.</summary>
    private static bool IsSame(JsonObject before, JsonNode after, OperationTool tool)
        => tool.Operation.Method == "PATCH"
            ? JsonNode.DeepEquals(Kept(before, tool), Kept(after, tool))
            : after is JsonObject fields && fields.All(field => JsonNode.DeepEquals(before[field.Key], field.Value));

    /// <summary>Without what the API alone writes, and keeps whatever is sent.</summary>
    private static JsonNode Kept(JsonNode thing, OperationTool tool)
    {
        var kept = thing.DeepClone();
        foreach (var path in UpdateRules.Of(tool)!.NotWritten)
        {
            MemberPath.OwnerIn((JsonObject)kept, path)?.Remove(path[^1]);
        }

        return kept;
    }
}
