using System.Text.RegularExpressions;

namespace Auth0Mcp.Samples.Tests.Wire;

/// <summary>Reads the fields of a <c>multipart/form-data</c> body that holds texts alone (RFC 7578).</summary>
internal static class MultipartText
{
    public static IEnumerable<(string Name, string Value)> Read(string contentType, string body)
    {
        var boundary = "--" + Regex.Match(contentType, "boundary=\"?([^\";]+)").Groups[1].Value;
        foreach (var part in body.Split(boundary).Skip(1).Where(static part => !part.StartsWith("--", StringComparison.Ordinal)))
        {
            var halves = part.Split("\r\n\r\n", 2);
            yield return (Regex.Match(halves[0], "name=\"([^\"]*)\"").Groups[1].Value, halves[1][..^2]);
        }
    }
}
