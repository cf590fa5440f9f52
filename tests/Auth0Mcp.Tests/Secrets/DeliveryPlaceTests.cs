using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>Places that are not for secrets are refused before anything is sent.</summary>
public sealed class DeliveryPlaceTests : DeliveryScenario
{
    [Theory]
    [InlineData(".env.py#KEY")]
    [InlineData(".env.local.SH#KEY")]
    [InlineData(".env.bat#KEY")]
    [InlineData(".env.ps1#KEY")]
    [InlineData(".env#PATH")]
    [InlineData(".env#NODE_OPTIONS")]
    [InlineData(".env#LD_PRELOAD")]
    [InlineData(".env#DYLD_INSERT_LIBRARIES")]
    [InlineData(".env#BASH_ENV")]
    [InlineData(".env#PYTHONSTARTUP")]
    [InlineData(".env#KUBECONFIG")]
    [InlineData(".env#DOCKER_HOST")]
    [InlineData(".env#CC")]
    [InlineData(".env#CXX")]
    [InlineData(".env#MAVEN_OPTS")]
    [InlineData(".env#COMPOSE_FILE")]
    [InlineData(".env#AWS_CONFIG_FILE")]
    [InlineData(".env#ELECTRON_RUN_AS_NODE")]
    [InlineData(".env#PS1")]
    [InlineData(".env#AUTH0_DOMAIN")]
    [InlineData(".env#AUTH0_TOKEN")]
    [InlineData(".env#auth0_token")]
    [InlineData(".env#AUTH0_MCP_SECRETS")]
    [InlineData(".env#AUTH0_MCP_KEY")]
    [InlineData(".env#GIT_ASKPASS")]
    [InlineData(".env#GIT_CONFIG_KEY_0")]
    [InlineData(".env#PASSWORD_STORE_DIR")]
    [InlineData(".env#SSLKEYLOGFILE")]
    [InlineData(".env#NPM_CONFIG_TOKEN")]
    [InlineData(".env#SECRET_FILE")]
    [InlineData(".env#DEV")]
    [InlineData(".env#_1")]
    [InlineData(".env.example#KEY")]
    [InlineData(".env.sample#KEY")]
    [InlineData(".env.template#KEY")]
    [InlineData(".env.dist#KEY")]
    [InlineData(".env.local.Example#KEY")]
    [InlineData("example.env#KEY")]
    [InlineData("app-sample.env#KEY")]
    [InlineData(".env.vault#KEY")]
    [InlineData(".env.example #KEY")]
    [InlineData(".env.example\u00A0#KEY")]
    [InlineData(".env.example\u200B#KEY")]
    [InlineData(".env.ex\u0430mple#KEY")]
    [InlineData(".env.example.#KEY")]
    [InlineData(" shop.env#KEY")]
    [InlineData(".env #KEY")]
    [InlineData(".env.#KEY")]
    [InlineData("a.secret ")]
    [InlineData(" a.secret")]
    [InlineData("sub /.env#KEY")]
    [InlineData("a\nb.env#KEY")]
    [InlineData("a\nb.secret")]
    [InlineData("a\u2028b.secret")]
    public async Task PlaceThatOtherProgramsTakeForAnOrder_IsRefused(string place)
    {
        Assert.Equal("invalid_arguments", (await Call("file:" + place)).Kind);
        Assert.Empty(Tenant.Requests);
    }

    [Theory]
    [InlineData("AUTH0_CLIENT_SECRET")]
    [InlineData("APP_SECRET_KEY")]
    [InlineData("NUXT_AUTH0_SESSION_SECRET")]
    [InlineData("SECRET")]
    [InlineData("KEY")]
    [InlineData("API_KEY_PROD")]
    [InlineData("SECRET_KEY_BASE")]
    [InlineData("DB_PASSWORD_2")]
    [InlineData("smtp_pass")]
    [InlineData("clientSecret")]
    [InlineData("MANAGEMENT_API_TOKEN_DEV_2")]
    [InlineData("RECOVERY_CODES")]
    public async Task NameOfASecret_IsTaken(string key)
    {
        (await Call($"file:.env#{key}")).Success.ToString();
        Assert.Equal($"{key}=canary-of-the-answer\n", await File.ReadAllTextAsync(Path.Combine(Folder, ".env")));
    }

    [Theory]
    [InlineData("file:.env#KUBECONFIG", "KEY has to end as the name of a secret does, such as AUTH0_CLIENT_SECRET")]
    [InlineData("file:.env#AUTH0_MCP_KEY", "KEY is a variable of this server")]
    [InlineData(
        "file:.env #KEY",
        "takes a path without line breaks, control characters and '\\', in which no name begins or ends with a blank")]
    [InlineData("file:.env.example#KEY", "this file is a model for others, which is kept with the code; name the file that is used")]
    public async Task RefusedPlace_SaysWhatIsTaken(string place, string problem)
        => Assert.StartsWith("secret_to: " + problem, (await Call(place)).Problems, StringComparison.Ordinal);

    [Fact]
    public void EverySecretOfAFramework_HasANameThatIsTaken()
    {
        var names = Directory.GetFiles(Path.Combine(ApiDocument.RepositoryRoot, "spec", "frameworks"), "*.yaml").SelectMany(File.ReadAllLines)
            .Where(static line => line.Contains("\"[[client_secret]]\"", StringComparison.Ordinal)
                || line.Contains("\"[[random]]\"", StringComparison.Ordinal))
            .Select(static line => line.Split(": ")[0].Trim().Trim('"')).Where(static name => name.All(static letter => letter is '_'
                || char.IsAsciiLetterOrDigit(letter))).ToList();
        Assert.Contains("NUXT_AUTH0_CLIENT_SECRET", names);
        Assert.All(names, static name => Assert.Null(Auth0Mcp.Calls.Secrets.SecretKeyName.Problem(name)));
    }

    [UnixFact]
    public async Task BackslashInAName_IsRefused() => Assert.Equal("invalid_arguments", (await Call("file:sub\\x.secret")).Kind);

    [Theory]
    [InlineData(
        "client.secret",
        "expected file:PATH, a new file in the folder in which the server was started, file:PATH#KEY for a .env file, or keychain:NAME")]
    [InlineData("file:", "not a path")]
    [InlineData("file:taken.secret", "already exists, and is not overwritten; name a new file")]
    [InlineData("file:missing/client.secret", "its folder does not exist; create it first")]
    [InlineData("file:../client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:a/../../client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:../work-other/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file://etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/./etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/proc/self/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("keychain:client", "there is no keychain here; use file:PATH")]
    public async Task PlaceThatCannotHoldASecret_IsRefusedBeforeAnythingIsSent(string place, string problem)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "taken.secret"), "mine");
        Assert.Equal("secret_to: " + problem, (await Call(place)).Problems);
        Assert.Empty(Tenant.Requests);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Folder, "taken.secret")));
    }

    [UnixTheory]
    [InlineData("file:link/client.secret")]
    [InlineData("file:dangling.secret")]
    public async Task Link_IsNotWrittenThrough(string place)
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), Outside);
        File.CreateSymbolicLink(Path.Combine(Folder, "dangling.secret"), Path.Combine(Outside, "client.secret"));
        Assert.Equal("secret_to: leads through a link, which is not followed; name the file itself", (await Call(place)).Problems);
        Assert.Empty(Tenant.Requests);
        Assert.Empty(Directory.GetFiles(Outside));
    }

    [UnixFact]
    public async Task FolderThatIsALinkItself_IsAFolder()
    {
        var link = Path.Combine(Outside, "project");
        File.CreateSymbolicLink(link, Folder);
        Assert.False((await Call("file:client.secret", Created, link)).IsError);
        Assert.True(File.Exists(Path.Combine(Folder, "client.secret")));
    }
}
