namespace Auth0Mcp.SearchTrainer;

/// <summary>A sentence that teaches.</summary>
/// <param name="Tool">The number of the tool that it asks for.</param>
/// <param name="Counted">What it counts, beside others.</param>
/// <param name="Features">The numbers of its features.</param>
internal readonly record struct TaughtSentence(int Tool, float Counted, int[] Features);
