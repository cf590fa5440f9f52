using System.Collections.Immutable;
using System.Text;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>
/// The files of <c>spec/</c> that the generator reads, as texts; each change answers with a changed copy, until it is written.
/// </summary>
internal sealed class SpecFolder
{
    public const string DocumentFile = "management-api.json";
    public const string OverlayFile = "overlay.yaml";
    public const string VocabularyFile = "vocabulary.yaml";
    public const string OptionsFile = "options.yaml";
    public const string SecretsFile = "secrets.yaml";
    public const string ErrorsFile = "errors.yaml";
    public const string SettingsFile = "settings.yaml";
    public const string ResourcesFile = "resources.yaml";
    private const string ManifestFolder = "tools/";

    private readonly string _folder;
    private readonly ImmutableSortedDictionary<string, string> _files;

    private SpecFolder(string folder, ImmutableSortedDictionary<string, string> files, CatalogBuild build)
        => (_folder, _files, Build) = (folder, files, build);

    /// <summary>What a build makes of the folder, in this state and those that it was made from.</summary>
    public CatalogBuild Build { get; }

    /// <summary>The paths of all manifests below the folder, in ordinal order.</summary>
    public IEnumerable<string> Manifests => _files.Keys.Where(static path => path.StartsWith(ManifestFolder, StringComparison.Ordinal));

    /// <summary>Every file with its role, in ordinal order of their paths.</summary>
    public IEnumerable<(string Path, InputRole Role)> Files => _files.Keys.Select(static path => (path, RoleOf(path)));

    /// <summary>The text of a file; empty when there is none.</summary>
    public string this[string path] => _files.GetValueOrDefault(path, "");

    /// <summary>Reads the folder; raises <see cref="SpecException"/> when it holds no document.</summary>
    public static SpecFolder Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, DocumentFile)))
        {
            throw SpecException.At(Path.Combine(folder, DocumentFile), "no such file; name the folder with --spec.");
        }

        var paths = SpecLayout.Files.SelectMany(file => Find(folder, file.Pattern));
        return new SpecFolder(
            folder,
            paths.ToImmutableSortedDictionary(
            static path => path, path => File.ReadAllText(Path.Combine(folder, path)), StringComparer.Ordinal),
            new CatalogBuild());
    }

    /// <summary>The folder as it is on disk now; a build of it starts from what is known of this state.</summary>
    public SpecFolder ReadAgain()
    {
        var now = Read(_folder);
        return new SpecFolder(
            _folder,
            now._files.ToImmutableSortedDictionary(
            static file => file.Key, file => this[file.Key] == file.Value ? this[file.Key] : file.Value, StringComparer.Ordinal),
            Build);
    }

    /// <summary>The path of a new manifest.</summary>
    public static string Manifest(string stem) => $"{ManifestFolder}{stem}.yaml";

    public SpecFolder With(string path, string text) => new(_folder, _files.SetItem(path, text), Build);

    /// <summary>How messages call a file: as a path from where the command runs.</summary>
    public string Show(string path) => $"{_folder.TrimEnd('/')}/{path}";

    /// <summary>The YAML files whose text differs from another state of the same folder.</summary>
    public IReadOnlyList<FileReplacement> ChangesSince(SpecFolder before) =>
    [
        .. _files.Where(file => file.Key != DocumentFile && before._files.GetValueOrDefault(file.Key) != file.Value)
            .Select(file => new FileReplacement(Path.Combine(_folder, file.Key), Encoding.UTF8.GetBytes(file.Value))),
    ];

    private static IEnumerable<string> Find(string folder, string pattern)
    {
        var (below, name) = Split(pattern);
        return Directory.Exists(Path.Combine(folder, below))
            ? Directory.GetFiles(Path.Combine(folder, below), name).Select(path => below + Path.GetFileName(path))
            : [];
    }

    private static InputRole RoleOf(string path)
        => SpecLayout.Files.Where(file => Fits(path, file.Pattern)).Select(static file => file.Role).FirstOrDefault();

    private static bool Fits(string path, string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? path == pattern
            : path.StartsWith(pattern[..star], StringComparison.Ordinal)
                && path.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal);
    }

    private static (string Folder, string Name) Split(string pattern)
    {
        var slash = pattern.LastIndexOf('/') + 1;
        return (pattern[..slash], pattern[slash..]);
    }
}
