using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Files;
using Auth0Mcp.Text;
using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>
/// The user secrets of a .NET project, through <c>dotnet user-secrets</c> with the id that the project file names: that way
/// nothing of the project is evaluated, and secrets go over standard input.
/// </summary>
internal sealed partial class UserSecretsStore(Project project) : SettingsStore
{
    private const string Element = "UserSecretsId";
    private const int MaxBytes = 512 * 1024;

    private string? _dotnet;
    private string _id = "";

    /// <summary>The project file before and after it got an id; null where it has one.</summary>
    private (string Before, string After)? _file;

    /// <summary>They are listed as JSON.</summary>
    public override SettingsText Text => JsonSettings.Instance;

    public override IReadOnlyList<string> Besides => _file is null ? [] : [$"{ProjectFile} gets a {Element}"];

    private string ProjectFile => project.Folder.PathOf(project.Path!);

    public override async Task<string> ReadAsync(bool holdsSecrets, CancellationToken cancellationToken)
    {
        if (project.Path is null)
        {
            throw Unusable($"there is no {project.File.Path} in the folder", "Name the folder of the project file with \"project\".");
        }

        _dotnet = Programs.Find("dotnet", Environment.GetEnvironmentVariable("PATH"), project.Folder.Root.Full(""))
            ?? throw Unusable("there is no dotnet on the PATH of this server", "Install the .NET SDK, and call again.");
        try
        {
            ReadId(ReadFile());
        }
        catch (FormatException problem)
        {
            throw Unusable(problem.Message, "Correct the project file, and call again.");
        }

        return _file is not null ? "" : await ListAsync(cancellationToken);
    }

    public override async Task WriteAsync(
        string before, string after, IReadOnlyList<KeyValuePair<string, string>> changed, bool holdsSecrets,
        CancellationToken cancellationToken)
    {
        if (_file is var (old, named))
        {
            WriteFile(old, named);
        }

        var input = ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (key, value) in changed)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        });
        if (await Programs.RunAsync(_dotnet!, ["user-secrets", "set", "--id", _id], input, cancellationToken) is not { Code: 0 })
        {
            throw new StepFailedException(
                "dotnet user-secrets could not store the settings.",
                "Try 'dotnet user-secrets list' in the folder of the project, and call again.");
        }
    }

    private async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        if (await Programs.RunAsync(
            _dotnet!, ["user-secrets", "list", "--json", "--id", _id], "", cancellationToken) is not { Code: 0, Output: var output })
        {
            throw Unusable("dotnet user-secrets does not list them", "Try 'dotnet user-secrets list' in the folder of the project.");
        }

        // The JSON stands between two lines of comment.
        var (start, end) = (output.IndexOf('{', StringComparison.Ordinal), output.LastIndexOf('}'));
        try
        {
            return start < 0 || end < start ? "" : JsonElement.Parse(output.AsSpan(start, end - start + 1)).GetRawText();
        }
        catch (JsonException)
        {
            throw Unusable("dotnet user-secrets lists them in an unknown form", null);
        }
    }

    private string ReadFile()
    {
        var read = project.Folder.Root.Read(ProjectFile, MaxBytes, "512 KB");
        return read.Value is { } content
            ? System.Text.Encoding.UTF8.GetString(content)
            : throw Unusable($"{ProjectFile}: {read.Error}", null);
    }

    /// <summary>Takes the id of the project file, or plans one.</summary>
    private void ReadId(string text)
    {
        var tags = XmlTokens.Read(text);
        var named = tags.FindIndex(static tag => tag is { Name: Element, IsClosing: false });
        if (named >= 0)
        {
            _id = tags[named].IsEmpty ? "" : XmlTokens.Unescape(text[tags[named].End..tags[named + 1].Start]).Trim();
            if (!Id().IsMatch(_id) || _id is "." or "..")
            {
                throw new FormatException($"its {Element} is not written out in {ProjectFile}");
            }

            return;
        }

        var group = tags.Find(static tag => tag is { Name: "PropertyGroup", IsClosing: true, Level: 1 });
        if (group.Name is null)
        {
            throw new FormatException($"{ProjectFile} has no PropertyGroup for a {Element}");
        }

        _id = Guid.NewGuid().ToString();
        var line = text.LastIndexOf('\n', group.Start) + 1;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        _file = (text, text.Insert(line, $"    <{Element}>{_id}</{Element}>{newLine}"));
    }

    private void WriteFile(string before, string after)
    {
        try
        {
            if (project.Folder.Root.Find(ProjectFile).Value is not { } full
                || !project.Folder.Root.Replace(full, System.Text.Encoding.UTF8.GetBytes(after), () => ReadFile() == before))
            {
                throw new StepFailedException(
                    $"Something else wrote {ProjectFile} at the same time; it is as that left it.", "Call again.");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StepFailedException(
                $"{ProjectFile} cannot be written.", "Check that the folder may be written to, and call again.");
        }
    }

    private StepFailedException Unusable(string problem, string? next)
        => new($"The settings cannot go into {project.Place}: {problem}. Nothing was changed.", next);

    /// <summary>It is the name of a folder.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
