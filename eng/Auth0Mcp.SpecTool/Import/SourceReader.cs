using System.Net;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Fetches the upstream bytes from a file, a URL or standard input.</summary>
internal static class SourceReader
{
    private static readonly TimeSpan s_downloadTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Reads <paramref name="source"/>; raises <see cref="SpecException"/> when it cannot be read.</summary>
    public static async Task<SourceDocument> ReadAsync(
        string source, Stream input, HttpMessageHandler http, CancellationToken cancellation)
    {
        if (source == "-")
        {
            return new SourceDocument("standard input", await ReadToEndAsync(input, cancellation));
        }

        return Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? await DownloadAsync(url, http, cancellation)
            : await ReadFileAsync(source, cancellation);
    }

    private static async Task<SourceDocument> ReadFileAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            throw SpecException.At(path, "is a directory; name the document inside it.");
        }

        if (!File.Exists(path))
        {
            throw SpecException.At(path, "no such file.");
        }

        try
        {
            return new SourceDocument(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellation));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SpecException.At(path, error.Message, error);
        }
    }

    private static async Task<SourceDocument> DownloadAsync(Uri url, HttpMessageHandler http, CancellationToken cancellation)
    {
        var name = WithoutSecrets(url);
        using var client = new HttpClient(http, disposeHandler: false) { Timeout = s_downloadTimeout };
        try
        {
            using var response = await client.GetAsync(url, cancellation);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw SpecException.At(name, $"answered {(int)response.StatusCode} {response.ReasonPhrase}");
            }

            return new SourceDocument(name, await response.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (HttpRequestException error)
        {
            throw SpecException.At(name, $"download failed: {error.Message}", error);
        }
        catch (TaskCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw SpecException.At(name, $"no complete answer within {s_downloadTimeout.TotalSeconds:F0} s.", error);
        }
    }

    /// <summary>User info, query and fragment may carry credentials; they reach neither a message nor the provenance.</summary>
    private static string WithoutSecrets(Uri url) =>
        url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static async Task<byte[]> ReadToEndAsync(Stream stream, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellation);
        return buffer.ToArray();
    }
}
