using System.Text.Json;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary><c>prompts/list</c> and <c>prompts/get</c>.</summary>
internal sealed class PromptHandler(PromptLibrary library)
{
    /// <summary>More than anybody types.</summary>
    private const int LongestArgument = 4000;

    public ListPromptsResult List(McpServer server) => new ListPromptsResult
    {
        Prompts = [.. library.Entries.Select(static entry => new Prompt
        {
            Name = entry.Name,
            Title = entry.Title,
            Description = entry.Description,
            Arguments = [.. entry.Arguments.Select(static argument => new PromptArgument
            {
                Name = argument.Name, Description = argument.Description, Required = argument.IsRequired,
            })],
            Icons = ProtocolIcons.Prompt,
        })],
    }.Unchanging(server);

    /// <exception cref="McpProtocolException">There is no such prompt, or an argument is missing, unknown, too long or not a
    /// text.</exception>
    public GetPromptResult Get(GetPromptRequestParams? request)
    {
        var entry = Find(request?.Name ?? "");
        var given = Given(entry, request?.Arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        var unlisted = library.Unlisted(entry);
        return new GetPromptResult
        {
            Description = entry.Description,
            Messages =
            [
                new PromptMessage
                {
                    Role = Role.User,
                    Content = new TextContentBlock { Text = entry.Filled(given) + (unlisted.Length == 0 ? "" : "\n\n" + unlisted) },
                },
            ],
        };
    }

    private PromptEntry Find(string name)
        => library.Entries.FirstOrDefault(entry => entry.Name == name)
           ?? throw Wrong(
               "There is no prompt "
               + $"'{ShortText.Cut(name, 60)}'{NearMiss.SeveralQuestion(name, library.Entries.Select(static entry => entry.Name))}");

    private static Dictionary<string, string> Given(PromptEntry entry, IDictionary<string, JsonElement> arguments)
    {
        var names = entry.Arguments.Select(static argument => argument.Name).ToList();
        foreach (var (name, value) in arguments)
        {
            if (!names.Contains(name))
            {
                throw Wrong(
                    $"The prompt '{entry.Name}' has no argument '{ShortText.Cut(name, 60)}'{NearMiss.SeveralQuestion(name, names)}");
            }

            if (value.ValueKind != JsonValueKind.String || !JsonText.IsSound(value) || value.GetString()!.Length > LongestArgument)
            {
                throw Wrong($"The argument '{name}' is a text of at most {LongestArgument} characters.");
            }
        }

        var given = arguments.ToDictionary(
            static pair => pair.Key, static pair => pair.Value.GetString()!.Trim(), StringComparer.Ordinal);
        return entry.Arguments.FirstOrDefault(argument => argument.IsRequired
            && given.GetValueOrDefault(argument.Name, "").Length == 0) is { } missing
            ? throw Wrong($"The prompt '{entry.Name}' needs '{missing.Name}': {missing.Description}")
            : given;
    }

    private static McpProtocolException Wrong(string message) => new(message, McpErrorCode.InvalidParams);
}
