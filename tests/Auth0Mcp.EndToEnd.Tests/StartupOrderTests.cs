using System.Text;
using Auth0Mcp.EndToEnd.Tests.Harness;

namespace Auth0Mcp.EndToEnd.Tests;

/// <summary>
/// The order in which the native compiler lays out the methods of a start. It passes over names that it does not know, so a stale
/// one is not an error there.
/// </summary>
[Collection(UsesNativeExecutable.Name)]
public sealed class StartupOrderTests(NativeExecutable executable)
{
    /// <summary>Each name is looked for in 60 MB of symbols, so only some are.</summary>
    private const int OneIn = 25;

    [BuiltHereFact]
    public void NamesOfTheStartupOrder_AreMethodsOfTheProgram()
    {
        ReadOnlySpan<byte> symbols = File.ReadAllBytes(executable.Path + ".dbg");
        var names = File.ReadLines(Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "eng", "startup-order.txt"))
            .Where(static (_, index) => index % OneIn == 0).ToList();
        var unknown = new List<string>();
        foreach (var name in names)
        {
            if (symbols.IndexOf(Encoding.UTF8.GetBytes(name + "\0")) < 0)
            {
                unknown.Add(name);
            }
        }

        Assert.NotEmpty(names);
        Assert.True(
            unknown.Count <= names.Count / 10,
            $"{unknown.Count} of {names.Count} names are not methods of the program any more. Run eng/startup-order.sh. Among "
            + $"them: {string.Join(", ", unknown.Take(5))}");
    }

    private sealed class BuiltHereFactAttribute : FactAttribute
    {
        public BuiltHereFactAttribute()
            => Skip = !OperatingSystem.IsLinux() ? "The order is that of Linux." : NativeExecutable.IsGiven
                ? "The program was built elsewhere."
                : null;
    }
}
