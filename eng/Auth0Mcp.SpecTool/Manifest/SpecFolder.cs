using System.Collections.Immutable;
using System.Text;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>The files of <c>spec/</c> that the generator reads, as texts; each change answers with a changed copy, until it is written.</summary>
internal sealed class SpecFolder
{
    public const string DocumentFile = "management-api.json";
    public const string OverlayFile = "overlay.yaml";
    public const string VocabularyFile = "vocabulary.yaml";
    public const string OptionsFile = "options.yaml";
    public const string SecretsFile = "secrets.yaml";
    private const string ManifestFolder = "tools/";

    private readonly string _folder;
    private readonly ImmutableSortedDictionary<string, string> _files;

    private SpecFolder(string folder, ImmutableSortedDictionary<string, string> files) => (_folder, _files) = (folder, files);

    /// <summary>The paths of all manifests below the folder, in ordinal order.</summary>
    public IEnumerable<string> Manifests => _files.Keys.Where(static path => path.StartsWith(ManifestFolder, StringComparison.Ordinal));

    /// <summary>The text of a file; empty when there is none.</summary>
    public string this[string path] => _files.GetValueOrDefault(path, "");

    /// <summary>Reads the folder; raises <see cref="SpecException"/> when it holds no document.</summary>
    public static SpecFolder Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, DocumentFile)))
        {
            throw SpecException.At(Path.Combine(folder, DocumentFile), "no such file; name the folder with --spec.");
        }

        var manifests = Directory.Exists(Path.Combine(folder, ManifestFolder))
            ? Directory.GetFiles(Path.Combine(folder, ManifestFolder), "*.yaml").Select(static path => ManifestFolder + Path.GetFileName(path))
            : [];
        var paths = new[] { DocumentFile, OverlayFile, OptionsFile, VocabularyFile, SecretsFile }.Concat(manifests).Where(path => File.Exists(Path.Combine(folder, path)));
        return new SpecFolder(folder, paths.ToImmutableSortedDictionary(
            static path => path, path => File.ReadAllText(Path.Combine(folder, path)), StringComparer.Ordinal));
    }

    /// <summary>The path of a new manifest.</summary>
    public static string Manifest(string stem) => $"{ManifestFolder}{stem}.yaml";

    public SpecFolder With(string path, string text) => new(_folder, _files.SetItem(path, text));

    /// <summary>How messages call a file: as a path from where the command runs.</summary>
    public string Show(string path) => $"{_folder.TrimEnd('/')}/{path}";

    /// <summary>The YAML files whose text differs from another state of the same folder.</summary>
    public IReadOnlyList<FileReplacement> ChangesSince(SpecFolder before) =>
    [
        .. _files.Where(file => file.Key != DocumentFile && before._files.GetValueOrDefault(file.Key) != file.Value)
            .Select(file => new FileReplacement(Path.Combine(_folder, file.Key), Encoding.UTF8.GetBytes(file.Value))),
    ];
}
