using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>What is particular to one API and its catalog; the defaults are those of this repository.</summary>
internal sealed record ManifestSettings
{
    public static ManifestSettings Default { get; } = new();

    /// <summary>Starts the name of every tool, before <c>_&lt;verb&gt;_&lt;resource&gt;</c>.</summary>
    public string Prefix { get; init; } = "auth0";

    /// <summary>
    /// With the longest prefix that a client puts before it, <c>mcp__plugin_auth0_auth0__</c>, a name of 39 characters has 64.
    /// </summary>
    public int NameLength { get; init; } = 39;

    /// <summary>Tools that the server has besides, written in C#: wording may mention them.</summary>
    public EquatableArray<string> HandWritten { get; init; } = [];

    /// <summary>The areas of tools; empty where any word is one.</summary>
    public EquatableArray<string> Toolsets { get; init; } = [];

    /// <summary>The scopes of operations that only read.</summary>
    public ScopePatterns ReadScopes { get; init; } = ScopePatterns.Of("read:");

    /// <summary>The scopes of operations that destroy.</summary>
    public ScopePatterns DestructiveScopes { get; init; } = ScopePatterns.Of("delete:");

    /// <summary>Words that make a name suspicious of holding a secret, besides the usual ones.</summary>
    public EquatableArray<string> SecretWords { get; init; } = [];

    /// <summary>The member of an operation that names its vocabulary group; without it, its first tag does.</summary>
    public string GroupKey { get; init; } = "x-operation-group";

    /// <summary>The member of an operation that names what it does.</summary>
    public string ActionKey { get; init; } = "x-operation-name";

    /// <summary>The member of an operation that says how mature it is.</summary>
    public string LifecycleKey { get; init; } = "x-release-lifecycle";

    /// <summary>The API takes the files of its forms as JSON; without it, a form with a file is not carried.</summary>
    public bool JsonUploads { get; init; }

    /// <summary>What the start of a tool name is, with the underscore.</summary>
    public string NameStart => Prefix + "_";
}
