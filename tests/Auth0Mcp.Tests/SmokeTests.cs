namespace Auth0Mcp.Tests;
public class SmokeTests { [Fact] public void True_IsTrue() => Assert.Equal(4, 2 + 2); }
