using System.ComponentModel;
using System.Diagnostics;
using Auth0Mcp.Files;

namespace Auth0Mcp.Cli.Prompts;

/// <summary>Opens web pages in the browser of the person at this machine.</summary>
internal static class Browser
{
    /// <summary>Opens a page; false when nobody would see it, or no browser starts.</summary>
    public static bool TryOpen(Uri page, Func<string, string?> environment)
    {
        if (page.Scheme != Uri.UriSchemeHttps && page.Scheme != Uri.UriSchemeHttp)
        {
            return false;
        }

        try
        {
            return Start(page.AbsoluteUri, environment);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            return false;
        }
    }

    private static bool Start(string page, Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
        {
            using var shell = Process.Start(new ProcessStartInfo(page) { UseShellExecute = true });
            return true;
        }

        if (OperatingSystem.IsMacOS())
        {
            return Run("open", page, environment);
        }

        // Over SSH, a browser would open on the other machine, or in the terminal.
        var isRemote = environment("SSH_CONNECTION") is { Length: > 0 };
        var hasScreen = environment("DISPLAY") is { Length: > 0 } || environment("WAYLAND_DISPLAY") is { Length: > 0 }
            || environment("WSL_DISTRO_NAME") is { Length: > 0 };
        return !isRemote && hasScreen && Run("xdg-open", page, environment);
    }

    /// <summary>Nothing that the browser prints may get between the lines of this program.</summary>
    private static bool Run(string program, string page, Func<string, string?> environment)
    {
        // By its name alone, a file of the current folder would be run in its place.
        if (Programs.Find(program, environment("PATH"), Environment.CurrentDirectory) is not { } path)
        {
            return false;
        }

        using var process = Process.Start(Programs.Start(path, [page]));
        return process is not null;
    }
}
