namespace Auth0Mcp.Generator.Emit;

/// <summary>What all emitted files have in common: the namespace of the project that compiles them.</summary>
internal static class Emitter
{
    /// <summary>The namespace in which the emitters write, and the one of this repository.</summary>
    public const string Namespace = "Auth0Mcp.ManagementApi";

    private static readonly string[] s_starts = ["namespace ", "global::"];

    /// <summary>The text as it reads in another namespace.</summary>
    public static string InNamespace(string text, string @namespace)
        => @namespace == Namespace
            ? text
            : s_starts.Aggregate(text, (written, start) => written.Replace(start + Namespace, start + @namespace));
}
