using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>What the client sends.</summary>
internal sealed partial class ConsentFuzzSession
{
    private static readonly string[] s_references =
    [
        "secret:env:NAMED", "secret:env:NAMED", "secret:file:.env#NAMED", "secret:file:.env#NAMED", "secret:env:CLOSED",
            "secret:file:.env#CLOSED", "secret:file:.env", "secret:file:notes.txt",
        "secret:file:./.env#NAMED", "secret:file:../.env#NAMED", "SECRET:env:NAMED", " secret:env:NAMED", "secret:env:NAMED ",
            "secret:keychain:x", "[REDACTED]", "x secret:env:NAMED",
    ];

    private static readonly string[] s_places =
    [
        "file:out.env#MADE_KEY", "file:out.env#MADE_KEY", ".env#MADE_KEY", "file:made.secret", "file:made.pem", "file:.bash_aliases",
            "file:.git/hooks/pre-commit", "file:.mcp.json", "file:../made.secret", "file:keys.env#KEPT", "file:.envrc#A",
    ];

    private static readonly string[] s_secrets = ["secret", "token", "password", "authorization", "key", "credential"];

    private JsonObject Arguments(OperationTool tool)
    {
        if (!_samples.TryGetValue(tool.Name, out var samples))
        {
            _samples[tool.Name] = samples = (ToolSamples.FullArguments(tool), ToolSamples.MinimalArguments(tool));
        }

        var arguments =
            (JsonObject)(_source.Chance(50) || samples.Full.Count == 0 ? samples.Minimal : _source.Pick(samples.Full)).DeepClone();
        if (_source.Chance(30))
        {
            Refer(arguments);
        }
        else if (_source.Chance(60))
        {
            _density = _source.Pick([3, 25]);
            Plant(arguments);
        }

        if (_source.Chance(30))
        {
            arguments["secret_to"] = _source.Pick(s_places).Replace("made", $"made-{_number}-{Calls}", StringComparison.Ordinal)
                .Replace("keys", $"keys-{_number}", StringComparison.Ordinal)
                    .Replace("out", $"{_number}-{Calls}-out", StringComparison.Ordinal);
        }

        if (_source.Chance(10))
        {
            arguments["dry_run"] = true;
        }

        return arguments;
    }

    /// <summary>Mostly the one that the tool's access asks for.</summary>
    private string Caller(ToolAccess access)
        => _source.Chance(10) ? _source.Pick(["auth0_call_read_tool", "auth0_call_write_tool", "auth0_call_destructive_tool"])
            : access switch
            {
                ToolAccess.Read => "auth0_call_read_tool",
                ToolAccess.Write => "auth0_call_write_tool",
                _ => "auth0_call_destructive_tool"
            };

    /// <summary>Puts a reference that the user allowed wherever a name tells a secret.</summary>
    private static void Refer(JsonNode node)
    {
        foreach (var (name, value) in node is JsonObject members ? members.ToList() : [])
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String
                && Array.Exists(s_secrets, secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            {
                node[name] = "secret:env:NAMED";
            }
            else if (value is not null)
            {
                Refer(value);
            }
        }

        foreach (var item in node is JsonArray items ? items.OfType<JsonNode>() : [])
        {
            Refer(item);
        }
    }

    /// <summary>Puts references and masks in place of texts.</summary>
    private void Plant(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                    {
                        members[name] = _source.Chance(_density) ? _source.Pick(s_references) : text.DeepClone();
                    }
                    else if (value is not null)
                    {
                        Plant(value);
                    }
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index] is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                    {
                        items[index] = _source.Chance(_density) ? _source.Pick(s_references) : text.DeepClone();
                    }
                    else if (items[index] is { } item)
                    {
                        Plant(item);
                    }
                }

                break;
        }
    }
}
