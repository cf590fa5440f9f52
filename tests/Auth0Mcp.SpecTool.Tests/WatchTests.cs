using System.Threading.Channels;
using Auth0Mcp.SpecTool.Commands;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary><c>watch</c>: after each change what a build would report, until it is stopped.</summary>
public sealed class WatchTests : IDisposable
{
    /// <summary>So long a change may take to show on a machine that does much else.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task MistakeAndItsRepair_AreToldAsTheyAreSaved()
    {
        await _library.CreateAsync();
        var manifest = Path.Combine(_library.Folder, "tools", "books.yaml");
        await using var printed = new Lines();
        using var stop = new CancellationTokenSource();
        using var client = new HttpClientHandler();
        var watching = WatchCommand.RunAsync(
            _library.Folder, new ToolStreams(Stream.Null, printed, TextWriter.Null, client), stop.Token);

        var atFirst = await printed.NextLookAsync();
        await File.WriteAllTextAsync(
            manifest, LibrarySpec.Manifest.Replace("operation: get_books", "operation: get_boks", StringComparison.Ordinal));
        var broken = await printed.NextLookAsync("get_boks");
        await File.WriteAllTextAsync(manifest, LibrarySpec.Manifest);
        var repaired = await printed.NextLookAsync(atFirst[..^1]);
        await stop.CancelAsync();

        Assert.Equal(0, await watching.WaitAsync(s_patience));
        Assert.Contains(broken, static line => line.Contains("books.yaml(6,16): error A0M020:", StringComparison.Ordinal));
        Assert.Equal(atFirst[..^1], repaired[..^1]);
    }

    /// <summary>What was printed, line by line.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public override async Task WriteLineAsync(string? value) => await _lines.Writer.WriteAsync(value ?? "");

        /// <summary>The lines of a look up to its count of errors; looks that do not speak of something are passed over.</summary>
        public async Task<string[]> NextLookAsync(string about = "")
            => await NextLookAsync(look => look.Any(line => line.Contains(about, StringComparison.Ordinal)));

        /// <summary>The look that says just this.</summary>
        public async Task<string[]> NextLookAsync(string[] errors) => await NextLookAsync(look => look[..^1].SequenceEqual(errors));

        private async Task<string[]> NextLookAsync(Func<string[], bool> isMeant)
        {
            using var patience = new CancellationTokenSource(s_patience);
            for (var look = new List<string>(); ;)
            {
                look.Add(await _lines.Reader.ReadAsync(patience.Token));
                if (look[^1].EndsWith(" s", StringComparison.Ordinal) && look[^1].Contains("error", StringComparison.Ordinal))
                {
                    if (isMeant([.. look]))
                    {
                        return [.. look];
                    }

                    look.Clear();
                }
            }
        }
    }
}
