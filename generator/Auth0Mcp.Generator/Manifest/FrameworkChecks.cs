using System.Globalization;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Holds a framework against what the server can do with it: types, formats, paths, placeholders, the length of its guide.
/// </summary>
internal static class FrameworkChecks
{
    /// <summary>A guide that fills more is not read to its end.</summary>
    public const int MostGuideLines = 100;

    private static readonly string[] s_types = ["spa", "regular_web", "native"];
    private static readonly string[] s_formats = ["env", "json", "properties", "yaml", "strings_xml", "plist", "user_secrets"];

    /// <summary>What every text may name.</summary>
    private static readonly string[] s_everywhere = ["domain", "app_id"];
    private static readonly string[] s_ofWeb = ["origin", "port", "callback", "callback_path", "logout"];
    private static readonly string[] s_ofKeys = ["client_id", "audience"];
    private static readonly string[] s_ofSecretKeys = ["client_secret", "random"];
    private static readonly string[] s_neededOfKeys = ["domain", "client_id"];
    private static readonly string[] s_neededOfGuide = ["install", "file"];
    private static readonly string[] s_ofGuide = ["file", "install", "package", "version", "callback", "logout"];

    public static IEnumerable<Problem> Find(FrameworkEntry entry)
    {
        var isWeb = entry.Type != "native";
        if (!s_types.Contains(entry.Type))
        {
            yield return Shape("type", "one of " + string.Join(", ", s_types));
            yield break;
        }

        if (isWeb && !Regex.IsMatch(entry.Origin, @"^https?://localhost:\[\[port\]\]$"))
        {
            yield return Shape("origin", "http://localhost:[[port]] or https://localhost:[[port]]; only a native application has none");
        }

        if (isWeb ? entry.Port is < 1 or > 65535 : entry.Port != 0 || entry.Origin.Length > 0)
        {
            yield return Shape("port", isWeb ? "a number from 1 to 65535" : "left out for a native application, with 'origin'");
        }

        foreach (var (key, urls) in new[] { ("callbacks", entry.Callbacks), ("logout_urls", entry.LogoutUrls) })
        {
            if (urls.Count == 0)
            {
                yield return Problem.Key(
                    DiagnosticDescriptors.FrameworkNeeds, key, entry.Id, key, "without it nobody comes back from the login");
            }

            foreach (var url in urls)
            {
                var path = EntryReader.Join(key, url);
                if (!Regex.IsMatch(url, isWeb ? @"^\[\[origin\]\](/[a-z0-9/._-]*)?$" : @"^\[\[app_id\]\][a-z0-9.]*://\S+$"))
                {
                    yield return Problem.Value(DiagnosticDescriptors.BadFrameworkPath, path, url, isWeb
                        ? "begin with [[origin]] and go on with a path, e.g. [[origin]]/callback"
                        : "begin with a scheme of the application's own, e.g. [[app_id]]://[[domain]]/callback");
                }

                foreach (var problem in Placeholders(url, path, [.. s_everywhere, .. isWeb ? s_ofWeb : []]))
                {
                    yield return problem;
                }
            }
        }

        foreach (var problem in Files(entry, isWeb).Concat(Paths(entry)).Concat(Guide(entry, isWeb)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Files(FrameworkEntry entry, bool isWeb)
    {
        if (entry.Files.Count == 0)
        {
            yield return Problem.Key(DiagnosticDescriptors.FrameworkNeeds, "files", entry.Id, "files", "where domain and client id go");
        }
        else if (entry.Files[entry.Files.Count - 1].If.Length > 0)
        {
            yield return Shape("files", "closed by a file without 'if', for a project that has none of the others");
        }

        for (var i = 0; i < entry.Files.Count; i++)
        {
            var file = entry.Files[i];
            var at = $"files.{i.ToString(CultureInfo.InvariantCulture)}";
            if (!s_formats.Contains(file.Format))
            {
                yield return Problem.Value(
                    DiagnosticDescriptors.WrongShape, at + ".format", "format", "one of " + string.Join(", ", s_formats));
            }

            var values = string.Join(" ", file.Keys.Select(static pair => pair.Text));
            foreach (var needed in s_neededOfKeys.Concat(entry.Type == "regular_web" ? ["client_secret"] : []))
            {
                if (!values.Contains($"[[{needed}]]"))
                {
                    yield return Problem.Key(DiagnosticDescriptors.MissingPlaceholder, at + ".keys", entry.Id, needed);
                }
            }

            foreach (var pair in file.Keys)
            {
                var path = $"{at}.keys.{pair.Key}";
                string[] known = [.. s_everywhere, .. s_ofKeys, .. isWeb ? s_ofWeb : [],
                    .. entry.Type == "regular_web" ? s_ofSecretKeys : []];
                foreach (var problem in Placeholders(pair.Text, path, known))
                {
                    yield return problem;
                }
            }
        }
    }

    private static IEnumerable<Problem> Paths(FrameworkEntry entry)
    {
        if (entry.Signs.Count == 0 && entry.Id != "generic")
        {
            yield return Problem.Key(DiagnosticDescriptors.FrameworkNeeds, "detect", entry.Id, "detect", "how a project of it is recognised");
        }

        var paths = entry.Signs.Select(static (sign, i) => ($"detect.{i}.file", sign.File, IsPattern: true))
            .Concat(entry.Ports.Select(static (text, i) => ($"port_from.{i}.file", text.File, IsPattern: true)))
            .Concat(entry.AppIds.Select(static (text, i) => ($"app_id_from.{i}.file", text.File, IsPattern: true)))
            .Concat(entry.Files.Select(static (file, i) => ($"files.{i}.path", file.Path, IsPattern: file.Format == "user_secrets")))
            .Concat(entry.Files.Select(static (file, i) => ($"files.{i}.if", file.If, IsPattern: true))
                .Where(static path => path.If.Length > 0));
        foreach (var (at, path, isPattern) in paths)
        {
            var parts = path.Split('/');
            var isPlain =
                parts.All(part => Regex.IsMatch(part, isPattern ? @"^[A-Za-z0-9*._-]+$" : @"^[A-Za-z0-9._-]+$")
                    && part is not ("." or ".."));
            if (!isPlain || parts.Take(parts.Length - 1).Any(static folder => folder.StartsWith(".", StringComparison.Ordinal)))
            {
                yield return Problem.Value(
                    DiagnosticDescriptors.BadFrameworkPath, at, path,
                    "be a path within the project, with '/', and without '..' and folders that begin with a dot");
            }
        }
    }

    private static IEnumerable<Problem> Guide(FrameworkEntry entry, bool isWeb)
    {
        var lines = entry.Guide.Split('\n').Length;
        if (lines > MostGuideLines)
        {
            yield return Problem.Key(
                DiagnosticDescriptors.GuideTooLong, "guide", entry.Id, lines.ToString(CultureInfo.InvariantCulture),
                MostGuideLines.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var needed in s_neededOfGuide.Where(needed => !entry.Guide.Contains($"[[{needed}]]")))
        {
            yield return Problem.Key(DiagnosticDescriptors.MissingPlaceholder, "guide", entry.Id, needed);
        }

        string[] known = [.. s_everywhere, .. s_ofGuide, .. isWeb ? s_ofWeb : []];
        foreach (var problem in Placeholders(entry.Guide, "guide", known)
            .Concat(Placeholders(entry.Sdk.Install, "sdk.install", ["package", "version"])))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Placeholders(string text, string path, IReadOnlyCollection<string> known)
        => Regex.Matches(text, @"\[\[([a-z_]+)\]\]").Cast<Match>().Select(static match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .Where(name => !known.Contains(name))
            .Select(name => Problem.Value(
                DiagnosticDescriptors.ErrorUnknownPlaceholder, path, name, NearMiss.Ending(name, known),
                s_ofSecretKeys.Contains(name) ? " Only the settings of a regular_web application hold secrets." : ""));

    private static Problem Shape(string key, string wanted) => Problem.Key(DiagnosticDescriptors.WrongShape, key, key, wanted);
}
