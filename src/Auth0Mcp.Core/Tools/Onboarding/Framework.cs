using System.Text.Json;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>A framework that applications are written with, as <c>spec/frameworks</c> describes it.</summary>
/// <param name="Type">The <c>app_type</c> of its application.</param>
/// <param name="Covers">Frameworks that it is built on, and is meant instead of.</param>
/// <param name="Origin">Where the application runs during development; empty for a native one.</param>
/// <param name="Checked">When and where the version of the package was looked up.</param>
internal sealed record Framework(
    string Id, string Title, string Type, IReadOnlyList<string> Aliases, IReadOnlyList<string> Covers, string Origin, int Port,
    IReadOnlyList<string> Callbacks, IReadOnlyList<string> LogoutUrls, string Package, string Version, string Install, string Checked)
{
    /// <summary>What a project is taken for when nothing else fits.</summary>
    public const string Generic = "generic";

    public IReadOnlyList<FrameworkSign> Signs { get; init; } = [];

    public IReadOnlyList<TextPlace> Ports { get; init; } = [];

    public IReadOnlyList<TextPlace> AppIds { get; init; } = [];

    public IReadOnlyList<SettingsFile> Files { get; init; } = [];

    /// <summary>Runs where its users can read it, and has no secret therefore.</summary>
    public bool IsPublic => Type is "spa" or "native";

    public bool IsNative => Type == "native";

    public static Framework Read(JsonElement json) => new(
        Text(json, "id"), Text(json, "title"), Text(json, "type"), Texts(json, "aliases"), Texts(json, "covers"), Text(json, "origin"),
        json.GetProperty("port").GetInt32(), Texts(json, "callbacks"), Texts(json, "logout_urls"), Text(json, "package"),
        Text(json, "version"),
        Text(json, "install"), Text(json, "checked"))
    {
        Signs = Each(
            json, "signs",
            static sign => new FrameworkSign(Text(sign, "file"), Texts(sign, "holds"), sign.GetProperty("sure").GetBoolean())),
        Ports = Each(json, "ports", Place),
        AppIds = Each(json, "app_ids", Place),
        Files = Each(
            json, "files", static file => new SettingsFile(Text(file, "path"), Text(file, "format"), Text(file, "if"), Keys(file))),
    };

    private static TextPlace Place(JsonElement json) => new(Text(json, "file"), Text(json, "after"));

    private static IReadOnlyList<KeyValuePair<string, string>> Keys(JsonElement file)
        => [.. file.GetProperty("keys").EnumerateObject().Select(static key => KeyValuePair.Create(key.Name, key.Value.GetString()!))];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static IReadOnlyList<string> Texts(JsonElement json, string name) => Each(json, name, static item => item.GetString()!);

    private static IReadOnlyList<T> Each<T>(JsonElement json, string name, Func<JsonElement, T> read)
        => [.. json.GetProperty(name).EnumerateArray().Select(read)];
}

/// <summary>A file that tells a framework.</summary>
/// <param name="Holds">Texts that are all in it.</param>
/// <param name="IsSure">Nothing else has such a file.</param>
internal sealed record FrameworkSign(string File, IReadOnlyList<string> Holds, bool IsSure);

/// <summary>A text that a file has right before a value.</summary>
internal sealed record TextPlace(string File, string After);

/// <summary>A file for the settings of an application.</summary>
/// <param name="If">Taken only where this path exists; empty for always.</param>
/// <param name="Keys">Each with its value, in which placeholders stand.</param>
internal sealed record SettingsFile(string Path, string Format, string If, IReadOnlyList<KeyValuePair<string, string>> Keys)
{
    /// <summary>The format of what <c>dotnet user-secrets</c> keeps: no file of the project.</summary>
    public const string UserSecrets = "user_secrets";
}
