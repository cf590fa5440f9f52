// dotnet run eng/package/archive.cs -- OUTPUT NAME=FILE …
// Writes a .tar.gz, or a zip under any other extension: sorted, with one date, the program marked as executable. The same files give
// the same bytes.
using System.Formats.Tar;
using System.IO.Compression;

const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
const int RegularFile = 0x8000;

// The earliest that a zip can say.
var date = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

if (args.Length < 2 || !args.Skip(1).All(static argument => argument.Contains('=', StringComparison.Ordinal)))
{
    Console.Error.WriteLine("Usage: dotnet run eng/package/archive.cs -- OUTPUT NAME=FILE …");
    return 2;
}

var entries = args.Skip(1)
    .Select(static argument => argument.Split('=', 2))
    .Select(static pair => (Name: pair[0], File: pair[1],
        Mode: Path.GetFileNameWithoutExtension(pair[0]) == "auth0-mcp" ? Executable : Readable))
    .OrderBy(static entry => entry.Name, StringComparer.Ordinal);
using var output = File.Create(args[0]);
if (args[0].EndsWith(".tar.gz", StringComparison.Ordinal))
{
    using var compressed = new GZipStream(output, CompressionLevel.SmallestSize);
    using var tar = new TarWriter(compressed, TarEntryFormat.Ustar);
    foreach (var (name, file, mode) in entries)
    {
        using var content = File.OpenRead(file);
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = mode, ModificationTime = date });
    }
}
else
{
    using var zip = new ZipArchive(output, ZipArchiveMode.Create);
    foreach (var (name, file, mode) in entries)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = date;
        entry.ExternalAttributes = (RegularFile | (int)mode) << 16;
        using var content = File.OpenRead(file);
        using var target = entry.Open();
        content.CopyTo(target);
    }
}

return 0;
