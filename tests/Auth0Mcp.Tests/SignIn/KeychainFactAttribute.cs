namespace Auth0Mcp.Tests.SignIn;

/// <summary>A test of the real keychain. It runs where somebody has prepared a throwaway one and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KeychainFactAttribute : FactAttribute
{
    public const string Variable = "AUTH0_MCP_TEST_KEYCHAIN";

    public KeychainFactAttribute() => Skip = Environment.GetEnvironmentVariable(Variable) == "1"
        ? null
        : $"No throwaway keychain: .ci/run makes one where it can, and sets {Variable}=1.";
}
