using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Demo;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>A folder with the files of a project, beside another folder that nothing may touch.</summary>
internal sealed class TestProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("auth0-mcp-project-").FullName;

    public TestProject(params (string Path, string Text)[] files)
    {
        Folder = Path.Combine(_root, "shop");
        Directory.CreateDirectory(Folder);
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    /// <summary>The folder in which the server is started.</summary>
    public string Folder { get; }

    /// <summary>The folder around it.</summary>
    public string Around => _root;

    public string this[string path] => File.ReadAllText(Path.Combine(Folder, path));

    public bool Has(string path) => Path.Exists(Path.Combine(Folder, path));

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>A pipeline that runs in the folder, with a tenant of its own.</summary>
    public Pipeline Pipeline(ConfirmLevel confirm = ConfirmLevel.Never, HttpMessageHandler? tenant = null)
        => new(tenant ?? new DemoTenant(new TestTime()), folder: Folder, confirm: confirm);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
