using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>What a call of an onboarding tool is about: a folder, its framework, and where its application runs.</summary>
/// <param name="Doubt">Why the framework may be another one; null where it is sure.</param>
/// <param name="Files">The settings file of the framework, and its path from the project on.</param>
internal sealed partial record Project(
    ProjectFolder Folder, Framework Framework, string? Doubt, IReadOnlyList<string> Candidates, int Port, string? AppId,
    SettingsFile File, string? Path)
{
    /// <summary>The arguments that all these tools share, as members of a JSON schema.</summary>
    private const string SharedSchema = """
        "framework":{"type":"string","maxLength":60,
        "description":"e.g. react, nextjs, express, aspnetcore; detected when left out"},"project":{"type":"string",
        "description":"Folder of the project; default: the working folder"},"port":{"type":"integer","minimum":1,
        "maximum":65535,"description":"Port during development; else found in the project"},"app_id":{"type":"string",
        "maxLength":150,"description":"Package or bundle id of a mobile app"}
        """;

    /// <summary>What a model does when the framework is not the one that was found.</summary>
    public const string SayOther = "If it is another one, call again with \"framework\".";

    /// <summary>The schema of a tool that takes them.</summary>
    /// <param name="more">Its other arguments, as members of a JSON schema.</param>
    public static byte[] Schema(string more, string required = "")
        => Encoding.UTF8.GetBytes(
            ($$"""{"type":"object","properties":{{{SharedSchema}},{{more}}"""
            + (required.Length == 0
            ? """},"additionalProperties":false}"""
            : $$"""},"required":["{{required}}"],"additionalProperties":false}""")).ReplaceLineEndings(""));

    /// <summary>Where the settings are, as people say it.</summary>
    public string Place => File.Format != SettingsFile.UserSecrets ? Folder.PathOf(Path!)
        : Path is null ? "the user secrets of the project" : $"the user secrets of {Folder.PathOf(Path)}";

    /// <summary>What is not certain about the framework, in one sentence; null where it is certain.</summary>
    public string? Uncertainty => Doubt is null ? null
        : Framework.Id == Framework.Generic
            ? $"No file says which framework the project uses; it is treated as a web application with a server ({Framework.Generic})."
            : $"The project looks like {Framework.Title}, but that is not certain: {Doubt}.";

    /// <summary>The project that the arguments mean, or what is wrong with them.</summary>
    public static Result<Project, CallError> Read(ToolDescriptor tool, ToolCall call, IToolInvoker pipeline)
    {
        CallError Wrong(string argument, string problem)
            => CallError.InvalidArguments(tool.Name, [new SchemaViolation(argument, problem)]);

        var place = pipeline.Folder.FindFolder(Given(call, "project") ?? ".");
        if (place.Value is not { } shown)
        {
            return Wrong("project", place.Error!);
        }

        var folder = new ProjectFolder(pipeline.Folder, shown);
        Detection detected;
        if (Given(call, "framework") is { } name)
        {
            if (FrameworkTable.Find(name) is not { } named)
            {
                return Wrong("framework", FrameworkTable.Unknown(name));
            }

            detected = new(named, true, "", [named.Id]);
        }
        else
        {
            detected = FrameworkDetector.Detect(folder);
        }

        var framework = detected.Framework;
        if (Given(call, "app_id") is { } given && !IsAppId(given))
        {
            return Wrong(
                "app_id",
                "expected the id of a mobile app, e.g. com.example.app: letters, digits, '-' and '_', with dots between the parts");
        }

        var appId = !framework.IsNative
            ? null
            : Given(call, "app_id") ?? folder.ValueAfter(framework.AppIds, IsPartOfAppId, IsAppId)?.Value;
        if (framework.IsNative && appId is null)
        {
            return Wrong(
                "app_id",
                $"the project does not say what its app is called; give the package or bundle id for {framework.Title}, e.g. "
                + "com.example.app");
        }

        var file = framework.Files.First(file => file.If.Length == 0 || folder.Find(file.If) is not null);
        return new Project(
            folder, framework, detected.IsSure ? null : detected.Reason, detected.Candidates, PortOf(call, framework, folder), appId,
            file, file.Format == SettingsFile.UserSecrets ? folder.Find(file.Path) : file.Path);
    }

    /// <summary>The values of the placeholders for a tenant.</summary>
    public ProjectValues Values(string domain) => new(Framework, domain, Port, AppId) { ["file"] = Place };

    /// <summary>An argument that is text and not empty.</summary>
    public static string? Given(ToolCall call, string argument)
        => call.Arguments.TryGetValue(argument, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;

    private static int PortOf(ToolCall call, Framework framework, ProjectFolder folder)
        => call.Arguments.TryGetValue("port", out var given) && given.TryGetInt32(out var port) ? port
            : folder.ValueAfter(framework.Ports, char.IsAsciiDigit, IsPort) is { } found
                ? int.Parse(found.Value, CultureInfo.InvariantCulture)
            : framework.Port;

    private static bool IsPort(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535;

    private static bool IsPartOfAppId(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';

    private static bool IsAppId(string text) => AppIdForm().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex AppIdForm();
}
