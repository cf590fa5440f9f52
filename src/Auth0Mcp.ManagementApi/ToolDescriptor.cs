namespace Auth0Mcp.ManagementApi;

/// <summary>What is known of a tool without calling it.</summary>
public abstract class ToolDescriptor
{
    /// <summary>The name by which clients call it, e.g. <c>auth0_list_applications</c>; at most 48 characters.</summary>
    public abstract string Name { get; }

    /// <summary>The name for people.</summary>
    public abstract string Title { get; }

    /// <summary>What it does and returns, for the model that chooses; at most 400 characters.</summary>
    public abstract string Description { get; }

    /// <summary>The areas it belongs to; <c>--toolsets</c> selects by them.</summary>
    public abstract IReadOnlyList<string> Toolsets { get; }

    /// <summary>On by default.</summary>
    public abstract bool IsCore { get; }

    /// <summary>What a call may do.</summary>
    public abstract ToolAccess Access { get; }

    /// <summary>A second call with the same arguments changes nothing more.</summary>
    public abstract bool IsIdempotent { get; }

    /// <summary>The operations that it may send itself; empty for one that sends nothing, or only through other tools.</summary>
    public virtual IReadOnlyList<ManagementOperation> Operations => [];

    /// <summary>The access of the tools that it calls by name; null for one that calls none.</summary>
    public virtual ToolAccess? Calls => null;

    /// <summary>On only where a person names it, or its toolset: no pattern and no other tool reaches it.</summary>
    public virtual bool IsOnByNameOnly => false;

    /// <summary>It reads or writes files of the caller's machine: a server elsewhere does not have it.</summary>
    public virtual bool NeedsMachine => false;

    /// <summary>Arguments that the server takes itself and never sends, in both schemas like the others.</summary>
    public virtual IReadOnlyList<string> LocalArguments => [];

    /// <summary>
    /// The argument that is meant by a usual wrong name; null when it is none. Never asked for a name that the tool has.
    /// </summary>
    public virtual string? AliasOf(string argument) => null;

    /// <summary>Prompts that this tool answers, as people speak.</summary>
    public virtual IReadOnlyList<string> Examples => [];

    /// <summary>Those of the examples that the tool search may read; the others measure it.</summary>
    public virtual IReadOnlyList<string> IndexedExamples => [];

    /// <summary>The short JSON schema that clients are shown.</summary>
    public abstract ReadOnlySpan<byte> AdvertisedSchema { get; }

    /// <summary>The wording of arguments and nested properties by dotted path: a JSON object, or empty.</summary>
    public virtual ReadOnlySpan<byte> Wording => default;

    /// <summary>The whole JSON schema that every call is checked against.</summary>
    public abstract ReadOnlySpan<byte> EnforcedSchema { get; }
}
