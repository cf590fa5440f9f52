using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Auth0Mcp.Configuration;

/// <summary>
/// How an application proves who it is: with a secret, or with a key that never leaves this machine. One of the two is set.
/// </summary>
/// <param name="Secret">Sent in the body; null where a key is used.</param>
/// <param name="PrivateKey">PEM; signs an assertion (RFC 7523 §2.2); null where a secret is used.</param>
/// <param name="Algorithm">Of the signature; meaningless without a key.</param>
internal sealed record ClientProof(string? Secret, string? PrivateKey = null, string Algorithm = ClientProof.DefaultAlgorithm)
{
    public const string DefaultAlgorithm = "RS256";

    /// <summary>Those that Auth0 takes.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = [DefaultAlgorithm, "RS384", "PS256"];

    /// <summary>What must never be shown.</summary>
    public string Hidden => PrivateKey ?? Secret ?? "";

    /// <summary>In the words of people.</summary>
    public string Name => PrivateKey is null ? "the client's secret" : "the client's private key";

    [return: NotNullIfNotNull(nameof(secret))]
    public static implicit operator ClientProof?(string? secret) => secret is null ? null : new ClientProof(secret);

    /// <summary>The proof that a file holds.</summary>
    /// <param name="source">The option or variable that names the file.</param>
    /// <exception cref="UsageException">The file cannot be read, or holds no RSA key without a password; or the algorithm is
    /// unknown.</exception>
    public static ClientProof FromFile(string path, string? algorithm, string source)
    {
        if (algorithm is not null && !Algorithms.Contains(algorithm))
        {
            throw new UsageException(
                $"The signature algorithm is '{DebugLog.Word(algorithm)}'. Auth0 takes {string.Join(", ", Algorithms)}.");
        }

        return new ClientProof(null, CheckedKey(Text(path, source), source), algorithm ?? DefaultAlgorithm);
    }

    /// <summary>Never prints the secret or the key.</summary>
    public override string ToString() => Name;

    private static string Text(string path, string source)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException(
                $"The file that {source} names cannot be read. Name a PEM file with the application's private key.");
        }
    }

    private static string CheckedKey(string pem, string source)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(pem);
            _ = key.ExportParameters(includePrivateParameters: true);
            return pem;
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw new UsageException(
                $"The file that {source} names holds no RSA private key in PEM (-----BEGIN PRIVATE KEY-----, without a password). "
                + "Auth0 signs no application in with another kind.");
        }
    }
}
