using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A secret that a call creates becomes a key of a .env file, and what else is in the file stays.</summary>
public sealed class EnvironmentFileDeliveryTests : DeliveryScenario
{
    [Fact]
    public async Task NewEnvironmentFile_HoldsTheKeyForItsOwner()
    {
        (await Call("file:.env#AUTH0_SECRET")).Success.ToString();
        var path = Path.Combine(Folder, ".env");
        Assert.Equal("AUTH0_SECRET=canary-of-the-answer\n", await File.ReadAllTextAsync(path));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task KeyThatIsThere_IsReplacedOnlyWhenAPersonAgrees()
    {
        const string Before = "# mine\r\nA=1\r\nexport AUTH0_SECRET = \"old value\"\r\nB='x # y'\r\n";
        await File.WriteAllTextAsync(Path.Combine(Folder, ".env"), Before);
        Tenant.Answers(201, Created);
        var pipeline = new Pipeline(Tenant, folder: Folder, confirm: Auth0Mcp.Calls.Consent.ConfirmLevel.Destructive);
        const string Arguments = """{"name":"Storefront","secret_to":"file:.env#AUTH0_SECRET"}""";
        Assert.Equal("confirmation_required", (await pipeline.CallAsync(Create, Arguments)).Kind);
        Assert.Empty(Tenant.Requests);
        (await pipeline.CallAsync(Create, Arguments, person: Person.WhoAgrees)).Success.ToString();
        Assert.Equal(
            Before.Replace("AUTH0_SECRET = \"old value\"", "AUTH0_SECRET=canary-of-the-answer", StringComparison.Ordinal),
            await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
    }

    [Theory]
    [InlineData("", "K=v\n")]
    [InlineData("A=1", "A=1\nK=v\n")]
    [InlineData("A=1\nK=old", "A=1\nK=v")]
    [InlineData("K=\"a\nb\"\nB=2\n", "K=v\nB=2\n")]
    [InlineData("#K=no\n", "#K=no\nK=v\n")]
    [InlineData("\uFEFFK=old\n", "\uFEFFK=v\n")]
    [InlineData("\uFEFF", "\uFEFFK=v\n")]
    [InlineData("K: old\n", "K: \"v\"\n")]
    [InlineData("A=1\rK=old\r", "A=1\rK=v\r")]
    [InlineData("A=1\rB=2", "A=1\rB=2\rK=v\r")]
    [InlineData("declare -x K=old\n", "declare -x K=v\n")]
    [InlineData("\u00a0\fK=old\n", "\u00a0\fK=v\n")]
    public void OtherLines_StayAsTheyAre(string before, string after)
        => Assert.Equal(after, Auth0Mcp.Calls.Secrets.EnvironmentText.Set(before, "K", "v"));

    [Theory]
    [InlineData("plain-1.x/y:z", "K=plain-1.x/y:z\n")]
    [InlineData("a b", "K=\"a b\"\n")]
    [InlineData("a\"b$c\\d`e\nf", "K=\"a\\\"b\\$c\\\\d\\`e\\nf\"\n")]
    public void Value_IsQuotedWhereItMustBe(string value, string expected)
        => Assert.Equal(expected, Auth0Mcp.Calls.Secrets.EnvironmentText.Set("", "K", value));

    /// <summary>Some readers end a line where others do not: what follows would be a variable of its own.</summary>
    [Theory]
    [InlineData("\u2028NODE_OPTIONS=x")]
    [InlineData("\u2029NODE_OPTIONS=x")]
    [InlineData("\u0085NODE_OPTIONS=x")]
    [InlineData("\vNODE_OPTIONS=x")]
    [InlineData("\f")]
    [InlineData("\u001b[2J")]
    [InlineData("\0")]
    public async Task ValueThatIsNotOneForEveryReader_IsNotWritten(string end)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, ".env"), "A=1\n");
        var answer = await Call("file:.env#AUTH0_CLIENT_SECRET", $$"""{"client_id":"k","client_secret":{{Json("s3cret" + end)}}}""");
        Assert.Equal("secret_not_saved", answer.Kind);
        Assert.DoesNotContain("s3cret", answer.Text, StringComparison.Ordinal);
        Assert.Equal("A=1\n", await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));

        static string Json(string text)
            => $"\"{string.Concat(text.Select(static character => $"\\u{(int)character:x4}"))}\"";
    }

    [Theory]
    [InlineData("export A=1 KEY=old\n")]
    [InlineData("export KEY=old A=1\n")]
    [InlineData("set -a; KEY=old\n")]
    [InlineData("\"KEY\"=old\n")]
    [InlineData("A='don\nKEY=old\nB='x'\n")]
    [InlineData("A=1\r\n- KEY: old\r\n")]
    public async Task KeyInAFormThatIsNotReplaced_IsRefused(string before)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, ".env"), before);
        Assert.Contains("in a form that is not replaced here", (await Call("file:.env#KEY")).Text, StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
    }

    [Theory]
    [InlineData("# KEY=old\n")]
    [InlineData("URL=https://example.com/?KEY=1\nMYKEY=2\nKEY_2=3\n")]
    public async Task WhatOnlyLooksLikeTheKey_IsLeftAlone(string before)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, ".env"), before);
        (await Call("file:.env#KEY")).Success.ToString();
        Assert.Equal(before + "KEY=canary-of-the-answer\n", await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
    }
}
