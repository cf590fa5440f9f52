namespace Auth0Mcp.SpecTool.Tests.Editor;

/// <summary>A test that needs the language server of editors; <c>eng/editor.sh</c> and <c>.ci/run</c> install it with npm.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EditorFactAttribute : FactAttribute
{
    public EditorFactAttribute()
        => Skip = LanguageServer.IsInstalled ? null : "The language server is not installed here: eng/editor.sh installs it with npm.";
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EditorTheoryAttribute : TheoryAttribute
{
    public EditorTheoryAttribute()
        => Skip = LanguageServer.IsInstalled ? null : "The language server is not installed here: eng/editor.sh installs it with npm.";
}
