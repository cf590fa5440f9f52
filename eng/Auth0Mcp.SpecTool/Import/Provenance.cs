using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Where an imported document came from; no time of import and no path, so that the same input gives the same bytes.</summary>
internal static class Provenance
{
    public static byte[] Write(SourceDocument source, byte[] document, ImportCounts counts, ImportOptions options) =>
        DocumentWriter.Write(Known(new JsonObject
        {
            ["source"] = source.Name,
            ["date"] = (options.Date ?? source.Date)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["upstream"] = Fingerprint(source.Bytes),
            ["imported"] = Fingerprint(document),
            ["operations"] = counts.Operations,
            ["schemas"] = counts.SchemasKept,
            ["secondReading"] = options.SecondReading ? null : "none",
            ["descriptions"] = options.KeepDescriptions ? "kept" : "dropped",
        }));

    /// <summary>Without a word about the second reading where there was one, as always.</summary>
    private static JsonObject Known(JsonObject provenance)
    {
        if (provenance["secondReading"] is null)
        {
            provenance.Remove("secondReading");
        }

        return provenance;
    }

    /// <summary>The lower-case hexadecimal SHA-256 of a file, as <c>sha256sum</c> prints it.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static JsonObject Fingerprint(byte[] bytes) => new() { ["sha256"] = Sha256(bytes), ["bytes"] = bytes.Length };
}
