using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SignIn;

/// <summary>
/// The content of <c>config.json</c>:
/// <c>{"default": NAME, "profiles": {NAME: {"tenant", "storage", "read_only", "tools", "toolsets", "confirm", "secrets", "ends"}}}</c>.
/// </summary>
internal static class ConfigFile
{
    private const string DefaultMember = "default";
    private const string ProfilesMember = "profiles";

    /// <exception cref="JsonException">The text is something else.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> json)
    {
        var content = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            var config =
                JsonNode.Parse(
                    content, null,
                    new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject
                         ?? throw new JsonException();

            // Looked through now, so that a wrong member shows here and not in the middle of a change.
            _ = Profiles(config);
            _ = Default(config);
            return config;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException(null, wrong);
        }
    }

    public static byte[] Write(JsonObject config)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            config.WriteTo(writer);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    public static string? Default(JsonObject config)
        => (string?)config[DefaultMember] is { } name && ProfileName.IsName(name) ? name : null;

    public static void SetDefault(JsonObject config, string? name)
    {
        if (name is null)
        {
            config.Remove(DefaultMember);
        }
        else
        {
            config[DefaultMember] = JsonValue.Create(name);
        }
    }

    /// <summary>All profiles in ordinal order.</summary>
    public static IReadOnlyList<Profile> Profiles(JsonObject config)
        => config[ProfilesMember]?.AsObject() is not { } profiles
            ? []
            : [.. profiles.Where(static pair => ProfileName.IsName(pair.Key) && pair.Value is not null)
                .Select(static pair => Profile(pair.Key, pair.Value!.AsObject()))
                    .OrderBy(static profile => profile.Name, StringComparer.Ordinal)];

    /// <summary>Adds or replaces a profile; what this version does not know about it stays.</summary>
    public static void Set(JsonObject config, Profile profile)
    {
        var profiles = config[ProfilesMember]?.AsObject();
        if (profiles is null)
        {
            config[ProfilesMember] = profiles = [];
        }

        var name = profiles.Select(static pair => pair.Key)
            .FirstOrDefault(key => string.Equals(key, profile.Name, StringComparison.OrdinalIgnoreCase)) ?? profile.Name;
        if (profiles[name]?.AsObject() is not { } entry)
        {
            profiles[name] = entry = [];
        }

        entry["tenant"] = JsonValue.Create(profile.Tenant);
        entry["storage"] = JsonValue.Create(profile.Storage);
        entry["read_only"] = JsonValue.Create(profile.ReadOnly);
        SetOptional(entry, "tools", profile.Tools);
        SetOptional(entry, "toolsets", profile.Toolsets);
        SetOptional(entry, "confirm", profile.Confirm);
        SetOptional(entry, "secrets", profile.Secrets);
        SetOptional(entry, "ends", profile.Ends?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    public static void Remove(JsonObject config, string name)
    {
        if (config[ProfilesMember]?.AsObject() is { } profiles
            && profiles.Select(static pair => pair.Key)
                .FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            profiles.Remove(known);
        }
    }

    private static Profile Profile(string name, JsonObject entry) => new(
        name,
        (string?)entry["tenant"] ?? "",
        (string?)entry["storage"] ?? SignInStorage.Keychain,
        (bool?)entry["read_only"] ?? false,
        (string?)entry["tools"],
        (string?)entry["toolsets"],
        (string?)entry["confirm"])
    {
        Secrets = (string?)entry["secrets"],
        Ends = DateTimeOffset.TryParse(
            (string?)entry["ends"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : null,
    };

    private static void SetOptional(JsonObject entry, string name, string? value)
    {
        if (value is null)
        {
            entry.Remove(name);
        }
        else
        {
            entry[name] = JsonValue.Create(value);
        }
    }
}
