using System.Text;
using Auth0Mcp.Tools.Composite;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>A settings file of the project, one of those that its framework declares.</summary>
internal sealed class FileStore(Project project) : SettingsStore
{
    private const int MaxBytes = 1024 * 1024;

    private readonly string _path = project.Folder.PathOf(project.Path!);
    private GitState _git;

    public override SettingsText Text { get; } = SettingsText.Of(project.File.Format);

    public override IReadOnlyList<string> Besides
        => _git == GitState.Untracked ? [$"{project.Folder.PathOf(GitIgnore.FileName)} gets a line for {project.Path}"] : [];

    public override async Task<string> ReadAsync(bool holdsSecrets, CancellationToken cancellationToken)
    {
        try
        {
            var full = Locate();
            var text = Path.Exists(full) ? Now() : "";
            _git = holdsSecrets ? await GitIgnore.AskAsync(project.Folder, project.Path!, cancellationToken) : GitState.Unknown;
            return _git == GitState.Tracked
                ? throw new StepFailedException(
                    $"{_path} is tracked by git, and the secret would be committed with it. Nothing was changed.",
                    $"Take it out of the repository first: git rm --cached {_path}")
                : text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable("it cannot be read");
        }
    }

    public override async Task WriteAsync(
        string before, string after, IReadOnlyList<KeyValuePair<string, string>> changed, bool holdsSecrets,
        CancellationToken cancellationToken)
    {
        try
        {
            if (_git == GitState.Untracked && !await GitIgnore.AddAsync(project.Folder, project.Path!, cancellationToken))
            {
                throw new StepFailedException(
                    $"git would take {_path} into the repository, whatever {GitIgnore.FileName} says.",
                    "Have git ignore the file, and call again.");
            }

            var full = Locate();
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var others = project.Folder.Root.Lock(full);
            if (!project.Folder.Root.Replace(
                full, Encoding.UTF8.GetBytes(after), () => (Path.Exists(full) ? Now() : "") == before, isPrivate: holdsSecrets))
            {
                throw new StepFailedException($"Something else wrote {_path} at the same time; it is as that left it.", "Call again.");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StepFailedException($"{_path} cannot be written.", "Check that the folder may be written to, and call again.");
        }
    }

    private string Locate()
    {
        var found = project.Folder.Root.Find(_path);
        return found.Value ?? throw Unusable(found.Error!);
    }

    private string Now()
    {
        var read = project.Folder.Root.Read(_path, MaxBytes, "1 MB", mayBeEmpty: true);
        var content = read.Value ?? throw Unusable(read.Error!);
        var text = Encoding.UTF8.GetString(content);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(content) ? text : throw Unusable("the file is not UTF-8");
    }

    private StepFailedException Unusable(string problem)
        => new($"The settings cannot go into {_path}: {problem}. Nothing was changed.", "Correct that and call again.");
}
