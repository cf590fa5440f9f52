using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Text;
using Auth0Mcp.Tools.Onboarding;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary><c>resources/list</c>, <c>resources/templates/list</c> and <c>resources/read</c>.</summary>
/// <param name="more">Texts beside those of this server.</param>
internal sealed class ResourceHandler(ToolInvoker caller, ReadCalls calls, TenantThings things, MoreKnowledge more)
{

    /// <summary>The code of a log event in an address.</summary>
    public const string CodeTemplate = LogTypesUri + "/{code}";

    private const string TenantUri = TenantThings.Scheme + "tenant";
    private const string LogTypesUri = TenantThings.Scheme + "log-types";
    private const string CatalogUri = TenantThings.Scheme + "catalog";
    private const string SettingsTool = "auth0_get_tenant_settings";
    private const string Json = "application/json";
    private const string Markdown = "text/markdown";

    private static readonly TemplateResource s_code = new(
        CodeTemplate,
        "log-type",
        "Log event code",
        "What one code of a log event means.",
        "text/plain",
        static uri => uri.StartsWith(LogTypesUri + "/", StringComparison.Ordinal)
        ? LogTypeTexts.Of(uri[(LogTypesUri.Length + 1)..])
        : null);

    /// <summary>Texts that no request is made for.</summary>
    private readonly IReadOnlyList<FixedResource> _texts =
    [
        new(LogTypesUri, "log-types", "Log event codes", "What every code in `type` of a log event means.", Markdown,
            LogTypeTexts.Markdown),
        new(CatalogUri, "catalog", "Tools", "Every tool that can be called here, listed or not, by area.", Markdown,
            () => CatalogText.Markdown(caller.Catalog)),
        new(GuideTexts.Address, "guides", "Guides", "The frameworks that there is a guide to a login for.", Markdown, GuideTexts.Markdown),
        .. more.Texts,
    ];

    private readonly GuideTexts _guides = new(caller);
    private readonly IReadOnlyList<TemplateResource> _templates = [s_code, .. more.Templates];

    public ListResourcesResult List(McpServer server) => new ListResourcesResult
    {
        Resources =
        [
            Entry(TenantUri, "tenant", "This tenant", "Host, sign-in, read-only or not, and the tenant's settings.", Json),
            .. _texts.Select(static text => Entry(text.Uri, text.Name, text.Title, text.Description, text.MimeType)),
        ],
    }.Unchanging(server);

    public ListResourceTemplatesResult Templates(McpServer server) => new ListResourceTemplatesResult
    {
        ResourceTemplates =
        [
            Template(
                GuideTexts.Template, "guide", "Guide",
                "How people log in to an application of one framework, from its package to the code, for this tenant.", Markdown),
            .. _templates.Select(static text => Template(text.UriTemplate, text.Name, text.Title, text.Description, text.MimeType)),
            .. things.Readable.Select(static thing => Template(
                thing.UriTemplate, thing.Name, thing.Title,
                $"One {thing.Title.ToLowerInvariant()} of the tenant, as {thing.Get} returns it.", Json)),
        ],
    }.Unchanging(server);

    /// <exception cref="McpProtocolException">There is nothing at that address, or it cannot be read now.</exception>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public async Task<ReadResourceResult> ReadAsync(string uri, McpServer server, CancellationToken cancellationToken)
    {
        if (uri == TenantUri)
        {
            return Text(uri, Json, await TenantAsync(cancellationToken));
        }

        if (_texts.FirstOrDefault(text => text.Uri == uri) is { } fixedText)
        {
            return Text(uri, fixedText.MimeType, fixedText.Read()).Unchanging(server);
        }

        foreach (var template in _templates)
        {
            if (template.Read(uri) is { } text)
            {
                return Text(uri, template.MimeType, text).Unchanging(server);
            }
        }

        if (GuideTexts.Asked(uri) is { } framework)
        {
            return Text(uri, Markdown, Guide(uri, framework, server));
        }

        return Text(uri, Json, await ThingAsync(uri, server, cancellationToken));
    }

    /// <summary>What is known without a request, and the settings or why they cannot be read.</summary>
    private async Task<string> TenantAsync(CancellationToken cancellationToken)
    {
        var (host, profile) = caller.Tenant;
        var settings = calls.Reaches(SettingsTool)
            ? (await calls.CallAsync(SettingsTool, [], cancellationToken)).ToJson()
            : null;
        return ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("host", host);
            writer.WriteString("sign_in", profile);
            writer.WriteBoolean("read_only", caller.Catalog.IsReadOnly);
            if (settings is not null)
            {
                writer.WritePropertyName("settings");
                writer.WriteRawValue(settings, skipInputValidation: true);
            }

            writer.WriteEndObject();
        });
    }

    private string Guide(string uri, string name, McpServer server)
    {
        var framework = FrameworkTable.Find(name) ?? throw Missing(uri, server, $"The problem: {FrameworkTable.Unknown(name)}");
        return _guides.Of(framework) ?? throw new McpProtocolException(
            "not_signed_in: The guide names the tenant, and there is no sign-in. Sign in with: auth0-mcp init",
            McpErrorCode.InternalError);
    }

    private async Task<string> ThingAsync(string uri, McpServer server, CancellationToken cancellationToken)
    {
        foreach (var thing in things.Readable)
        {
            if (thing.IdIn(uri) is { } id)
            {
                var result = await calls.CallAsync(thing.Get, [new(thing.Argument, ReadCalls.Text(id))], cancellationToken);
                return result.IsError ? throw Failure(uri, server, result.Error) : result.ToJson();
            }
        }

        var known = _texts.Select(static text => text.Uri).Prepend(TenantUri)
            .Append(GuideTexts.Template).Concat(things.Readable.Select(static thing => thing.UriTemplate));
        throw Missing(uri, server, $"There are {string.Join(", ", known)}.");
    }

    private static McpProtocolException Failure(string uri, McpServer server, CallError error)
        => error.Status == System.Net.HttpStatusCode.NotFound
        ? Missing(uri, server, error.Message)
        : new McpProtocolException($"{error.Kind}: {error.Message} {error.Next}".TrimEnd(), McpErrorCode.InternalError);

    /// <summary>The address is in the message for people, and by itself for programs. Revisions differ in the code.</summary>
    private static McpProtocolException Missing(string uri, McpServer server, string more)
    {
        var named = ShortText.Cut(uri, 200);
        var code = server.SpeaksStateless() ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound;
        return new McpProtocolException($"There is no resource '{named}'. {more}", code) { Data = { ["uri"] = named } };
    }

    private static ReadResourceResult Text(string uri, string type, string text)
        => new() { Contents = [new TextResourceContents { Uri = uri, MimeType = type, Text = text }] };

    private static Resource Entry(string uri, string name, string title, string description, string type)
        => new() { Uri = uri, Name = name, Title = title, Description = description, MimeType = type, Icons = ProtocolIcons.Resource };

    private static ResourceTemplate Template(string uri, string name, string title, string description, string type)
        => new()
        {
            UriTemplate = uri,
            Name = name,
            Title = title,
            Description = description,
            MimeType = type,
            Icons = ProtocolIcons.Resource
        };
}
