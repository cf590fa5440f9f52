using System.Xml;
using System.Xml.Linq;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>The version under development, from the one place that states it.</summary>
internal static class ProductVersion
{
    private const string File = "Directory.Build.props";

    /// <summary>Reads it from beside the spec folder; raises <see cref="SpecException"/> when it is not there.</summary>
    public static Version Read(string specFolder)
    {
        var path = Path.Combine(Path.GetFullPath(specFolder), "..", File);
        try
        {
            var text = XDocument.Load(path).Descendants("Version").Select(static element => element.Value).FirstOrDefault();
            return Version.TryParse(text, out var version)
                ? version
                : throw SpecException.At(File, "states no <Version> such as 1.2.0.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            throw SpecException.At(File, $"cannot be read beside the spec folder: {error.Message}", error);
        }
    }
}
