using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Files;
using Auth0Mcp.Http;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;
using Auth0Mcp.Tools;

using SecretAllowance = Auth0Mcp.Calls.Secrets.SecretAllowance;
using SecretKeychain = Auth0Mcp.Calls.Secrets.SecretKeychain;
using WorkingFolder = Auth0Mcp.Files.WorkingFolder;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>The real pipeline from the name of a tool to a test tenant.</summary>
internal sealed class Pipeline
{
    /// <summary>Limits that no answer of a test reaches.</summary>
    public static readonly ResultLimits Unlimited = new(1 << 26, 1 << 26);

    public static readonly ToolSelection Everything = new(["*"], null, ReadOnly: false);

    public Pipeline(
        HttpMessageHandler tenant, ToolSelection? selection = null, TimeProvider? time = null, TextWriter? debug = null,
        ResultLimits? limits = null, ConfirmLevel confirm = ConfirmLevel.Never, string? folder = null,
        Func<string, string?>? environment = null, Credentials? credentials = null, AuditLog? audit = null,
        SecretKeychain? keychain = null, CallCaps? caps = null, ConfirmBy confirmBy = ConfirmBy.Client,
        SecretAllowance? secrets = null, IReadOnlyList<string>? own = null, GrantedScopes? granted = null, bool isStructured = false)
    {
        Catalog = ToolCatalog.Select(selection ?? Everything, ToolRegistry.Instance);
        time ??= new TestTime();
        var api = ManagementHttp.Create(
            credentials ?? TestTenant.Credentials, Catalog, tenant, time, ManagementHttp.CallTimeout,
            debug is null ? null : new DebugLog(debug));
        Caller = new ToolInvoker(
            Catalog, () => api,
            new CallSettings(
            limits ?? ResultLimits.Default, confirm, static () => TestTenant.Host, time)
            {
                IsStructured = isStructured,
                ConfirmBy = confirmBy,
                Secrets = secrets ?? SecretAllowance.None,
                OwnSecrets = _ => ValueTask.FromResult(own ?? []),
                Folder = new WorkingFolder(folder ?? Environment.CurrentDirectory),
                Environment = environment ?? (static _ => null),
                Audit = audit,
                Keychain = keychain,
                Caps = caps ?? CallCaps.Default,
                Granted = _ => ValueTask.FromResult(granted ?? GrantedScopes.Unknown)
            });
    }

    public ToolCatalog Catalog { get; }

    public ToolInvoker Caller { get; }

    public async Task<Answer> CallAsync(
        string tool, string arguments = "{}", IConsentChannel? person = null, CancellationToken cancellationToken = default)
        => new(await Caller.CallAsync(new ToolCall(tool, Arguments(arguments)) { Consent = person }, cancellationToken));

    /// <summary>JSON text as the protocol hands arguments over.</summary>
    public static Dictionary<string, JsonElement> Arguments(string json)
        => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement
            .EnumerateObject()
            .ToDictionary(static property => property.Name, static property => property.Value, StringComparer.Ordinal);
}

/// <summary>What a call answered.</summary>
internal sealed class Answer(CallResult result)
{
    public bool IsError => result.IsError;

    public string Text => result.ToJson();

    public JsonElement Json { get; } = DeepJson.Parse(result.ToJson());

    /// <summary>The answer of a call that has to succeed.</summary>
    public JsonElement Success
    {
        get
        {
            Assert.False(IsError, Text);
            return Json;
        }
    }

    /// <summary>The <c>error</c> object of a call that has to fail.</summary>
    public JsonElement Error
    {
        get
        {
            Assert.True(IsError, Text);
            return Json.GetProperty("error");
        }
    }

    public string Kind => Error.GetProperty("kind").GetString()!;

    public string Message => Error.GetProperty("message").GetString()!;

    public string? Next => Error.TryGetProperty("next", out var next) ? next.GetString() : null;

    /// <summary>Every finding of an <c>invalid_arguments</c> error as <c>path: message</c>.</summary>
    public string Problems => string.Join('\n', Error.GetProperty("problems").EnumerateArray().Select(static problem =>
        $"{problem.GetProperty("path").GetString()}: {problem.GetProperty("message").GetString()}"));
}
