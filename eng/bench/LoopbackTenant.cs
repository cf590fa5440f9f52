namespace Auth0Mcp.Bench;

/// <summary>
/// A Management API on loopback that answers everything at once, with the given answers by turns, and gives tokens to anybody.
/// </summary>
internal sealed class LoopbackTenant : IDisposable
{
    private readonly LoopbackHost _host;
    private readonly IReadOnlyList<byte[]> _answers;
    private int _given;

    /// <param name="answers">Texts in JSON; one application where there are none.</param>
    public LoopbackTenant(params IReadOnlyList<byte[]> answers)
    {
        _answers = answers.Count == 0 ? [SampleAnswers.Application()] : answers;
        _host = new LoopbackHost(path => path == "/oauth/token" ? Token.ToArray() : Next());
    }

    public string Address => _host.Address;

    private static ReadOnlySpan<byte> Token => """{"access_token":"bench","token_type":"Bearer","expires_in":86400}"""u8;

    public void Dispose() => _host.Dispose();

    private byte[] Next() => _answers[(int)((uint)Interlocked.Increment(ref _given) % _answers.Count)];
}
