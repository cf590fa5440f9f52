using System.Text.Json;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>The profiles in <c>config.json</c>.</summary>
public sealed class ProfileStoreTests : IDisposable
{
    private static readonly Profile s_dev = new("dev", "dev.eu.auth0.com", SignInStorage.Keychain, ReadOnly: false, null, null, null);
    private static readonly Profile s_prod = new(
        "prod", "prod.eu.auth0.com", SignInStorage.File, ReadOnly: true, "auth0_list_*", "logs", "writes");

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("auth0-mcp-profiles-");

    private UserDirectories Directories
        => new(Path.Combine(_root.FullName, "config"), Path.Combine(_root.FullName, "state"), IsOwn: false);

    private ProfileStore Store => new(Directories);

    private string Config => Path.Combine(Directories.Config, "config.json");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void NoFile_IsNoProfile()
    {
        Assert.Empty(Store.List());
        Assert.Equal("default", Store.Default);
        Assert.False(Directory.Exists(Directories.Config));
    }

    [Theory]
    [InlineData("environment")]
    [InlineData("Environment")]
    public void NameThatStandsForTheEnvironment_NamesNoProfile(string name)
    {
        var credentials = new CredentialResolver(variable => variable == "AUTH0_MCP_HOME" ? _root.FullName : null);
        credentials.Profiles.Save(s_prod);

        Assert.False(ProfileName.IsName(name));
        Assert.Contains(
            "stands for a sign-in in environment variables",
            Assert.Throws<UsageException>(() => credentials.NameOf(name)).Message, StringComparison.Ordinal);
        Assert.Equal((CredentialResolver.EnvironmentName, "prod"), (credentials.RecordOf(name), credentials.RecordOf(null)));
    }

    [Fact]
    public void Profiles_ComeBackAsTheyWere()
    {
        Store.Save(s_prod);
        Store.Save(s_dev);
        Assert.Equal([s_dev, s_prod], Store.List());
        Assert.Equal("prod", Store.Default);
    }

    [Fact]
    public void UnknownMembers_Survive()
    {
        Write("""{"theme":{"dark":true},"profiles":{"prod":{"tenant":"prod.eu.auth0.com","note":"mine"},"dev":"""
            + """{"tenant":"dev.eu.auth0.com"}}}""");
        Store.Save(s_prod);
        Store.SetDefault("dev");
        Store.Remove("dev");
        var config = JsonElement.Parse(File.ReadAllText(Config));
        Assert.True(config.GetProperty("theme").GetProperty("dark").GetBoolean());
        Assert.Equal("mine", config.GetProperty("profiles").GetProperty("prod").GetProperty("note").GetString());
        Assert.False(config.TryGetProperty("default", out _));
    }

    [Fact]
    public void DefaultThatIsRemoved_IsNotReplacedByAnother()
    {
        Store.Save(s_dev);
        Store.Save(s_prod);
        Store.Remove("dev");
        Assert.Equal("default", Store.Default);
        Store.Save(s_prod with { Tenant = "other.eu.auth0.com" });
        Assert.Equal("default", Store.Default);
    }

    [Fact]
    public void LastProfile_LeavesNoDefault()
    {
        Store.Save(s_prod);
        Store.Remove("prod");
        Assert.Equal("default", Store.Default);
        Assert.Empty(Store.List());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"profiles":[]}""")]
    [InlineData("""{"profiles":{"prod":"x"}}""")]
    [InlineData("""{"profiles":{"prod":{"read_only":"yes"}}}""")]
    [InlineData("""{"profiles":{"prod":{},"prod":{}}}""")]
    [InlineData("""{"default":7}""")]
    public void BrokenFile_IsRefusedByNameAndLeftAlone(string content)
    {
        Write(content);
        Assert.Contains(Config, Assert.Throws<SignInStoreException>(() => Store.List()).Message, StringComparison.Ordinal);
        Assert.Throws<SignInStoreException>(() => Store.Save(s_prod));
        Assert.Equal(content, File.ReadAllText(Config));
    }

    [Fact]
    public void NamesThatDifferInCaseAlone_AreOneProfile()
    {
        Store.Save(s_prod);
        Assert.Equal("prod", ProfileName.Choose("PROD", static _ => null, Store));
        Store.Save(s_prod with { Name = "Prod", ReadOnly = false });
        Assert.False(Assert.Single(Store.List()).ReadOnly);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../prod")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData(".")]
    [InlineData("ümlaut")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void WrongName_IsRefusedWithTheRule(string name)
        => Assert.Contains(
            "letters, digits", Assert.Throws<UsageException>(() => ProfileName.Choose(name, static _ => null, Store)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Name_IsThatOfTheOptionThenTheVariableThenTheDefault()
    {
        Store.Save(s_prod);
        Assert.Equal("a", ProfileName.Choose("a", static _ => "b", Store));
        Assert.Equal("b", ProfileName.Choose(null, static _ => "b", Store));
        Assert.Equal("prod", ProfileName.Choose(null, static _ => " ", Store));
    }

    [Fact]
    public async Task ManyProcessesAtOnce_LoseNothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => Store.Save(s_dev with { Name = "p" + number }))));
        Assert.Equal(12, Store.List().Count);
    }

    [Fact]
    public void Change_IsAnnounced()
    {
        var changes = new SignInChanges(Directories.State);
        var before = changes.Current();
        Store.Save(s_prod);
        Assert.NotEqual(before, changes.Current());
    }

    private void Write(string content)
    {
        Directory.CreateDirectory(Directories.Config);
        File.WriteAllText(Config, content);
    }
}
