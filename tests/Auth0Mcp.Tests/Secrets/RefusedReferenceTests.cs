using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>References that lead nowhere, out of the folder, or to what is the server's own.</summary>
public sealed class RefusedReferenceTests : ReferenceScenario
{
    [Theory]
    [InlineData("secret:file:")]
    [InlineData("secret:env:")]
    public async Task ReferenceLongerThanAnyPath_IsNotLookedUpOrQuoted(string scheme)
    {
        var answer = await CallAsync("auth0_create_action", Action(scheme + string.Concat(Enumerable.Repeat("a/", 50_000))));
        Assert.Contains("leads nowhere", answer.Problems, StringComparison.Ordinal);
        Assert.True(answer.Text.Length < 1000);
        Assert.Empty(Tenant.Requests);
    }

    [Theory]
    [InlineData(".mcp.json", "secret:file:.mcp.json")]
    [InlineData("own.env", "secret:file:own.env")]
    [InlineData("own.env", "secret:file:own.env#AUTH0_TOKEN")]
    public async Task FileThatHoldsTheServersOwnToken_IsClosed(string file, string reference)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, file), "AUTH0_TOKEN=canary-own-token");
        var answer = await CallAsync("auth0_create_action", Action(reference));
        Assert.Contains("own token", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    /// <summary>However it is spelt, and whatever it is called: clients write this server's variables beside those of others.</summary>
    [Theory]
    [InlineData(".mcp.json", ".mcp.json/.", "{}")]
    [InlineData(".mcp.json", ".mcp.json/x/..", "{}")]
    [InlineData(".mcp.json", "folder/../.MCP.json", "{}")]
    [InlineData(".mcp.json.auth0-mcp.bak", ".mcp.json.auth0-mcp.bak", "{}")]
    [InlineData("cline_mcp_settings.json", "cline_mcp_settings.json", "{}")]
    [InlineData("renamed.txt", "renamed.txt", """{"mcpServers":{"auth0":{"env":{"TOKEN":"canary"}}}}""")]
    [InlineData("renamed.txt", "renamed.txt", """{"mcp\\u0053ervers":{}}""")]
    [InlineData("renamed.txt", "renamed.txt#API", """{"API":"canary","context_servers" : {}}""")]
    [InlineData("renamed.txt", "renamed.txt", """// mine\n{"servers":{}}""")]
    [InlineData("renamed.txt", "renamed.txt#env", "[mcp_servers.auth0]\nenv=1")]
    [InlineData("renamed.txt", "renamed.txt", "servers:\n  auth0:\n    command: x")]
    public async Task ConfigurationOfAClient_IsClosed(string file, string path, string content)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, file), content.Replace("\\\\u", "\\u", StringComparison.Ordinal));
        var answer = await CallAsync("auth0_create_action", Action("secret:file:" + path));
        Assert.Contains("an MCP client", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [Theory]
    [InlineData("""{"API":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"API":"\udc00"}""")]
    public async Task TextThatIsHalfASurrogatePair_IsNoSecret(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "some"), content);
        var answer = await CallAsync("auth0_create_action", Action("secret:file:some#API"));
        Assert.Contains("it has no such key, or nothing under it", answer.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret:file:some", """{"a":{"AUTH0_TOKEN":"canary"}}""")]
    [InlineData("secret:file:some", """{"AUTH0\\u005fCLIENT_SECRET":"canary"}""")]
    [InlineData("secret:file:some#auth0_token", """{"auth0_token":"canary"}""")]
    [InlineData("secret:file:some", "- name: AUTH0_CLIENT_SECRET\n  value: canary")]
    [InlineData("secret:file:some#MGMT", "MGMT=canary-of-the-server")]
    [InlineData("secret:file:some#MGMT", """{"MGMT":"Bearer canary-of-the-server"}""")]
    [InlineData("secret:file:some", "canary-of-the-server")]
    [InlineData("secret:file:some", "x canary-of-the-sign-in y")]
    [InlineData("secret:env:SAME", "-")]
    [InlineData("secret:env:REFRESH", "-")]
    public async Task ServersOwnToken_LeavesUnderNoName(string reference, string content)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "some"), content.Replace("\\\\u", "\\u", StringComparison.Ordinal));
        var answer = await CallAsync("auth0_create_action", Action(reference));
        Assert.Contains("own token", answer.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [Fact]
    public async Task OtherKeyBesideTheServersOwn_IsSent()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "some"), $"AUTH0_TOKEN=x\nAPI={Secret}");
        (await CallAsync("auth0_create_action", Action("secret:file:some#API"))).Success.ToString();
        Assert.Contains(Secret, Tenant.Request.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret:env:auth0_token", "this variable belongs to the server itself; use another one")]
    [InlineData("secret:env:MISSING", "there is no such variable in the environment of the server")]
    [InlineData("secret:env:AUTH0_TOKEN", "this variable belongs to the server itself; use another one")]
    [InlineData("secret:env:AUTH0_CLIENT_SECRET", "this variable belongs to the server itself; use another one")]
    [InlineData("secret:file:missing", "there is no such file in the folder in which the server was started")]
    [InlineData("secret:file:empty", "the file is empty")]
    [InlineData("secret:file:folder", "a folder; name a file in it")]
    [InlineData("secret:file:keys.json#MISSING", "it has no such key, or nothing under it")]
    [InlineData("secret:file:keys.json#none", "it has no such key, or nothing under it")]
    [InlineData("secret:file:.env#MISSING", "it has no such key, or nothing under it")]
    [InlineData("secret:file:../secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("secret:file:/etc/hostname", "outside the folder in which the server was started; use a file in it")]
    [InlineData("secret:keychain:API", "there is no keychain here; use secret:file:PATH or secret:env:NAME")]
    public async Task ReferenceThatLeadsNowhere_IsNamedAndNothingIsSent(string reference, string problem)
    {
        Assert.Equal(
            $"secrets[0].value: \"{reference}\": {problem}", (await CallAsync("auth0_create_action", Action(reference))).Problems);
        Assert.Empty(Tenant.Requests);
    }

    [UnixFact]
    public async Task Link_IsNotReadThrough()
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), Path.Combine(Outside, "secret"));
        var answer = await CallAsync("auth0_create_action", Action("secret:file:link"));
        Assert.Contains("leads through a link", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [UnixFact]
    public async Task Pipe_IsNotWaitedFor()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Folder, "pipe")]);
        await made.WaitForExitAsync();
        var answer = await Task.Run(() => CallAsync("auth0_create_action", Action("secret:file:pipe")))
            .WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("not a regular file", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [Fact]
    public async Task LargeFile_IsNoSecret()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "large"), new string('x', (64 * 1024) + 1));
        Assert.Contains(
            "the file is larger than 64 KB", (await CallAsync("auth0_create_action", Action("secret:file:large"))).Problems,
            StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [UnixTheory]
    [InlineData("linked/secret")]
    [InlineData("folder/../linked/secret")]
    public async Task FolderThatIsALink_IsNotReadThrough(string path)
    {
        Directory.CreateSymbolicLink(Path.Combine(Folder, "linked"), Outside);
        Assert.Contains(
            "leads through a link", (await CallAsync("auth0_create_action", Action("secret:file:" + path))).Problems,
            StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }
}
