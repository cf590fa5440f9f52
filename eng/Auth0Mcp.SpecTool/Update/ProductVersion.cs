using System.Xml;
using System.Xml.Linq;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>The version under development, from the one place that states it.</summary>
internal static class ProductVersion
{
    private const string File = "Directory.Build.props";

    /// <summary>What MSBuild takes where nothing is stated.</summary>
    private static readonly Version s_default = new(1, 0, 0);

    /// <summary>
    /// Reads it from the nearest file above the spec folder that states one; raises <see cref="SpecException"/> for another form.
    /// </summary>
    public static Version Read(string specFolder)
    {
        var spec = Path.GetFullPath(specFolder).TrimEnd(Path.DirectorySeparatorChar);
        for (var folder = Directory.GetParent(spec); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, File) is var path && System.IO.File.Exists(path) && Stated(path) is { } version)
            {
                return version;
            }
        }

        return s_default;
    }

    private static Version? Stated(string path)
    {
        try
        {
            var text = XDocument.Load(path).Descendants("Version").Select(static element => element.Value).FirstOrDefault();
            return text is null ? null
                : Version.TryParse(text, out var version) ? version
                : throw SpecException.At(File, "states no <Version> such as 1.2.0.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            throw SpecException.At(File, $"cannot be read: {error.Message}", error);
        }
    }
}
