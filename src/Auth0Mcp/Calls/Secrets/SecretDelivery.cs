using System.Text;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// The file into which a call puts the secrets that it creates, so that nobody has to be shown them. It is made before the request is sent, for
/// only the owner, and goes away again unless secrets came.
/// </summary>
internal sealed class SecretDelivery : IDisposable
{
    public const string Argument = "secret_to";

    private const string FileScheme = "file:";
    private const string KeychainScheme = "keychain:";

    private readonly FileStream _file;
    private bool _isSaved;

    private SecretDelivery(FileStream file, string place)
    {
        _file = file;
        Place = place;
    }

    /// <summary>Where the secrets are: <c>file:</c> and the path from the working folder on.</summary>
    public string Place { get; }

    /// <summary>What is wrong with the place; null when a file can be made there, as far as that can be told without making it.</summary>
    public static string? Check(string place, WorkingFolder folder, out string full)
    {
        full = "";
        if (place.StartsWith(KeychainScheme, StringComparison.Ordinal))
        {
            return "saving to a keychain is not available; use file:PATH";
        }

        if (!place.StartsWith(FileScheme, StringComparison.Ordinal))
        {
            return "expected file:PATH, a new file in the folder in which the server was started";
        }

        try
        {
            return folder.Find(place[FileScheme.Length..], out full) is { } problem ? problem
                : Path.Exists(full) ? "exists already, and is not overwritten; name a new file"
                : !Directory.Exists(Path.GetDirectoryName(full)) ? "its folder does not exist; create it first"
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return "cannot be looked at; name another file";
        }
    }

    /// <summary>Makes the file, or says why that cannot be done.</summary>
    public static (SecretDelivery? Delivery, string? Problem) Open(string place, WorkingFolder folder)
    {
        if (Check(place, folder, out var full) is { } problem)
        {
            return (null, problem);
        }

        try
        {
            // A new file is never made through a link at the end of its path; one further up may have been put there since the check.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var delivery = new SecretDelivery(new FileStream(full, options), FileScheme + folder.Shown(full));
            if (!folder.HasLink(full))
            {
                return (delivery, null);
            }

            delivery.Dispose();
            return (null, "leads through a link, which is not followed; name the file itself");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, "cannot be created; check that the folder may be written to");
        }
    }

    /// <summary>Writes one secret as it is, several as a JSON object by their path.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(IReadOnlyList<KeyValuePair<string, JsonElement>> secrets)
    {
        var text = secrets is [{ Value: var only }] ? Bare(only) : ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (path, value) in secrets)
            {
                writer.WritePropertyName(path);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        _file.Write(Encoding.UTF8.GetBytes(text));
        _file.Flush(flushToDisk: true);
        _isSaved = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isSaved)
        {
            File.Delete(_file.Name);
        }
    }

    private static string Bare(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
