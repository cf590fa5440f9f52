using System.Diagnostics;
using Auth0Mcp.Discovery.Search;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>The step of the build that teaches the search.</summary>
public sealed class TrainingTests
{
    private const string Trainer = "Auth0Mcp.SearchTrainer";

    [Fact]
    public async Task OneProcessorWithNarrowVectors_LearnsTheSameIndex()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(directory.FullName, "search-index");
            await TrainAsync(path);

            Assert.Equal(Embedded(), await File.ReadAllBytesAsync(path));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task TrainAsync(string path)
    {
        var built = Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "artifacts", "bin", Trainer);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(built, configuration, Trainer + ".dll"), path])
        {
            Environment = { ["DOTNET_PROCESSOR_COUNT"] = "1", ["DOTNET_EnableAVX"] = "0" },
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static byte[] Embedded()
    {
        using var resource = TrainedIndex.Holder.GetManifestResourceStream("search-index")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
