using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Demo;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>Prompts, resources and completions, as clients ask for them.</summary>
public sealed partial class KnowledgeTests : IAsyncDisposable
{
    private const string Storefront = "auth0://application/qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy";

    /// <summary>What makes a request one of 2026-07-28.</summary>
    private const string Meta =
        "\"_meta\":"
        + """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}"""
        + ""","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"}}""";

    private readonly List<McpPipe> _pipes = [];
    private int _id;

    public static TheoryData<string> Prompts => new(PromptLibrary.Read().Select(static prompt => prompt.Name));

    public static TheoryData<string> Kinds => new(TenantThings.Read().Select(static thing => thing.Name));

    public async ValueTask DisposeAsync()
    {
        foreach (var pipe in _pipes)
        {
            await pipe.DisposeAsync();
        }
    }

    [Fact]
    public async Task EveryJob_HasAPrompt()
    {
        var prompts = (await AskAsync(await OpenAsync(), "prompts/list", "{}")).GetProperty("prompts");
        Assert.Equal(
            ["debug_login", "invite_member", "prepare_release", "protect_api", "review_security", "rotate_secret", "set_up_app"],
            prompts.EnumerateArray().Select(static prompt => prompt.GetProperty("name").GetString()!));
        Assert.All(
            prompts.EnumerateArray().Select(static prompt => prompt.GetProperty("icons")[0].GetProperty("src").GetString()!),
            static icon => Assert.True(
            icon.StartsWith("data:image/svg+xml,", StringComparison.Ordinal) && Uri.IsWellFormedUriString(icon, UriKind.Absolute),
            icon));
    }

    [Fact]
    public void EveryToolOfAPrompt_Exists()
        => Assert.All(
            PromptLibrary.Read().SelectMany(static prompt => prompt.Tools),
            static tool => Assert.NotNull(ToolRegistry.Instance.Find(tool)));

    [Theory]
    [MemberData(nameof(Prompts))]
    public void FilledPrompt_LeavesNoPlaceholder(string name)
    {
        var prompt = PromptLibrary.Read().Single(prompt => prompt.Name == name);
        Assert.DoesNotMatch(@"\{[a-z_|]", prompt.Filled(new Dictionary<string, string>(StringComparer.Ordinal)));
        var full = prompt.Filled(
            prompt.Arguments.ToDictionary(
            static argument => argument.Name, static argument => $"«{argument.Name}»", StringComparer.Ordinal));
        Assert.All(prompt.Arguments, argument => Assert.Contains($"«{argument.Name}»", full, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prompt_SaysHowToCallWhatIsNotListed()
    {
        var prompt = await AskAsync(
            await OpenAsync(), "prompts/get", """{"name":"rotate_secret","arguments":{"application":"Storefront"}}""");
        var text = prompt.GetProperty("messages")[0].GetProperty("content").GetProperty("text").GetString();
        Assert.Contains("Storefront", text, StringComparison.Ordinal);
        Assert.Contains(
            "auth0_rotate_application_secret is not listed: call it through auth0_call_destructive_tool.", text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadOnlyMode_OffersNoPromptThatChanges()
    {
        var pipe = await OpenAsync(ToolSelection.Default with { ReadOnly = true });
        var names = (await AskAsync(pipe, "prompts/list", "{}")).GetProperty("prompts").EnumerateArray()
            .Select(static prompt => prompt.GetProperty("name").GetString());
        Assert.Equal(["debug_login", "prepare_release", "review_security"], names);
    }

    [Theory]
    [InlineData("""{"name":"rotate_secrt"}""", "did you mean 'rotate_secret'")]
    [InlineData("""{"name":"rotate_secret"}""", "needs 'application'")]
    [InlineData("""{"name":"rotate_secret","arguments":{"applicaton":"x"}}""", "did you mean 'application'")]
    [InlineData("""{"name":"rotate_secret","arguments":{"application":["x"]}}""", "is a text")]
    public async Task WrongPrompt_IsRefusedWithTheRightOne(string request, string part)
    {
        var error = await RefusedAsync(await OpenAsync(), "prompts/get", request);
        Assert.Equal(-32602, error.GetProperty("code").GetInt32());
        Assert.Contains(part, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenant_IsReadWithItsSettings()
    {
        var tenant = JsonElement.Parse(await ReadAsync(await OpenAsync(), "auth0://tenant"));
        Assert.Equal("Harbor Books", tenant.GetProperty("settings").GetProperty("friendly_name").GetString());
        Assert.False(tenant.GetProperty("read_only").GetBoolean());
    }

    [Fact]
    public async Task SelectionWithoutTheSettings_ReadsNone()
    {
        var tenant = JsonElement.Parse(
            await ReadAsync(await OpenAsync(new ToolSelection(["auth0_get_log"], null, ReadOnly: false)), "auth0://tenant"));
        Assert.False(tenant.TryGetProperty("settings", out _));
    }

    [Fact]
    public async Task LogTypes_ExplainEveryCodeThatTheDemoTenantLogs()
    {
        var pipe = await OpenAsync(Pipeline.Everything);
        var known = LogTypeTexts.Read().Select(static type => type.Code).ToHashSet(StringComparer.Ordinal);
        var logs = McpPipe.ToolText(await pipe.AskAsync(McpPipe.Call("auth0_list_logs", """{"per_page":100,"fields":"type"}""", "9")));
        Assert.All(
            JsonElement.Parse(logs).GetProperty("items").EnumerateArray(),
            log => Assert.Contains(log.GetProperty("type").GetString()!, known));
        Assert.Contains("`feacft`", await ReadAsync(pipe, "auth0://log-types"), StringComparison.Ordinal);
        Assert.Equal(
            "The password was wrong. Many of them for one user or from one address look like guessing.",
            await ReadAsync(pipe, "auth0://log-types/fp"));
    }

    [Fact]
    public void LogTypes_AreEachExplainedOnce()
    {
        var types = LogTypeTexts.Read().ToList();
        Assert.InRange(types.Count, 140, 300);
        Assert.Equal(types.Count, types.Select(static type => type.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(types.Count, types.Select(static type => type.Meaning).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Catalog_NamesWhatCanBeCalledAndNothingElse()
    {
        var text = await ReadAsync(await OpenAsync(ToolSelection.Default with { ReadOnly = true }), "auth0://catalog");
        Assert.Contains("- auth0_list_applications* (read)", text, StringComparison.Ordinal);
        Assert.Contains("- auth0_list_roles (read)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("auth0_create_role", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Thing_IsReadByTheOneArgumentOfItsAddress(string name)
    {
        var thing = TenantThings.Read().Single(thing => thing.Name == name);
        var (get, list) = (ToolRegistry.Instance.Find(thing.Get)!, (OperationTool)ToolRegistry.Instance.Find(thing.List)!);
        Assert.Equal((ToolAccess.Read, ToolAccess.Read), (get.Access, list.Access));
        Assert.NotNull(list.Page);
        Assert.Equal(
            [thing.Argument],
            JsonElement.Parse(get.EnforcedSchema).GetProperty("required").EnumerateArray()
            .Select(static argument => argument.GetString()));
    }

    [Fact]
    public async Task Thing_IsReadWithItsSecretsMasked()
    {
        var application = JsonElement.Parse(await ReadAsync(await OpenAsync(), Storefront));
        Assert.Equal("Harbor Books Storefront", application.GetProperty("name").GetString());
        Assert.Equal("[REDACTED]", application.GetProperty("client_secret").GetString());
    }

    [Theory]
    [InlineData("auth0://application/nobody")]
    [InlineData("auth0://application/")]
    [InlineData("auth0://application/x/y")]
    [InlineData("auth0://application/x?fields=name")]
    [InlineData("auth0://nothing")]
    [InlineData("https://example.com/")]
    public async Task WhatIsNotThere_IsNotFound(string uri)
    {
        var before = await RefusedAsync(await OpenAsync(), "resources/read", $$"""{"uri":"{{uri}}"}""");
        Assert.Equal((-32002, uri), (before.GetProperty("code").GetInt32(), before.GetProperty("data").GetProperty("uri").GetString()));
        var now = await RefusedAsync(await OpenAsync(initialize: false), "resources/read", $$"""{"uri":"{{uri}}",{{Meta}}}""");
        Assert.Equal((-32602, uri), (now.GetProperty("code").GetInt32(), now.GetProperty("data").GetProperty("uri").GetString()));
    }

    [Fact]
    public async Task ToolOutOfReach_HidesItsThings()
    {
        var pipe = await OpenAsync(new ToolSelection(["auth0_get_log", "auth0_list_logs"], null, ReadOnly: false));
        var templates = (await AskAsync(pipe, "resources/templates/list", "{}")).GetProperty("resourceTemplates");
        Assert.Equal(
            ["auth0://guides/{framework}", "auth0://log-types/{code}", "auth0://log/{id}"],
            templates.EnumerateArray().Select(static template => template.GetProperty("uriTemplate").GetString()!));
        await RefusedAsync(pipe, "resources/read", $$"""{"uri":"{{Storefront}}"}""");
    }

    [Fact]
    public async Task ListsThatDoNotChange_SayHowLongTheyAreGood()
    {
        var pipe = await OpenAsync(initialize: false);
        foreach (var method in (string[])["tools/list", "prompts/list", "resources/list", "resources/templates/list"])
        {
            var list = await AskAsync(pipe, method, "{" + Meta + "}");
            Assert.Equal((3_600_000, "private"), (list.GetProperty("ttlMs").GetInt64(), list.GetProperty("cacheScope").GetString()));
        }
    }

    [Fact]
    public async Task EarlierRevisions_GetNoLifetime()
        => Assert.False((await AskAsync(await OpenAsync(), "tools/list", "{}")).TryGetProperty("ttlMs", out _));

    private Task<McpPipe> OpenAsync(ToolSelection? selection = null, bool initialize = true)
        => OpenAsync(new Pipeline(new DemoTenant(TimeProvider.System), selection ?? ToolSelection.Default), initialize);

    private async Task<McpPipe> OpenAsync(Pipeline pipeline, bool initialize = true)
    {
        var pipe = new McpPipe(pipeline);
        _pipes.Add(pipe);
        _ = initialize ? await pipe.InitializeAsync() : default;
        return pipe;
    }

    private async Task<string> ReadAsync(McpPipe pipe, string uri)
        => (await AskAsync(pipe, "resources/read", $$"""{"uri":"{{uri}}"}""")).GetProperty("contents")[0].GetProperty("text")
            .GetString()!;

    private async Task<JsonElement> AskAsync(McpPipe pipe, string method, string parameters)
        => (await SendAsync(pipe, method, parameters)).GetProperty("result");

    private async Task<JsonElement> RefusedAsync(McpPipe pipe, string method, string parameters)
        => (await SendAsync(pipe, method, parameters)).GetProperty("error");

    private Task<JsonElement> SendAsync(McpPipe pipe, string method, string parameters)
        => pipe.AskAsync($$"""{"jsonrpc":"2.0","id":{{++_id}},"method":"{{method}}","params":{{parameters}}}""");
}
