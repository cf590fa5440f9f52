using System.Security.Cryptography;
using System.Text.Json;
using Auth0Mcp.Files;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>A file that a call uploads, as it was read.</summary>
/// <param name="Argument">The argument that holds its path.</param>
/// <param name="Hash">SHA-256 of the bytes in hexadecimal.</param>
internal sealed record UploadedFile(string Argument, string Path, int Bytes, string Hash)
{
    /// <summary>Enough of the hash for a person to compare.</summary>
    public string ShortHash => Hash[..16];

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>What a call uploads, read once: what a person agrees to is what is sent.</summary>
/// <param name="Problems">Files that cannot be sent, and uploads that are missing.</param>
internal sealed record LoadedUploads(IReadOnlyList<UploadedFile> Files, IReadOnlyList<SchemaViolation> Problems)
{
    public static readonly LoadedUploads None = new([], []);

    /// <summary>The JSON of each file by the argument that it stands for, with the argument that named it.</summary>
    public IReadOnlyList<(string Upload, string Argument, JsonElement Content)> Contents { get; init; } = [];

    /// <summary>Where the files are read from.</summary>
    public WorkingFolder? Folder { get; init; }

    /// <summary>The arguments with the JSON of the files in place of their paths.</summary>
    public IReadOnlyDictionary<string, JsonElement> PutInto(IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (Contents.Count == 0)
        {
            return arguments;
        }

        var complete = new Dictionary<string, JsonElement>(arguments, StringComparer.Ordinal);
        foreach (var (upload, argument, content) in Contents)
        {
            complete.Remove(argument);
            complete[upload] = content;
        }

        return complete;
    }

    /// <summary>True when a file is not what it was, or is gone.</summary>
    public bool HaveChanged()
        => Files.Any(file => Folder!.Read(file.Path, UploadFile.MaxBytes, "before").Value is not { } content
            || UploadedFile.HashOf(content) != file.Hash);
}
