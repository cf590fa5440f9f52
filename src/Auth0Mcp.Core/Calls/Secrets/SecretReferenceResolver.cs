using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Files;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// <c>secret:file:PATH#KEY</c>, <c>secret:env:NAME</c> and <c>secret:keychain:NAME#KEY</c> in place of a secret: nobody has to
/// show a model what a call sends. Only where the document has a secret; anywhere else such a text is a text. Plans, dry runs and
/// logs keep the reference: it is looked up once, when the call may be sent.
/// </summary>
internal sealed class SecretReferenceResolver(
    WorkingFolder folder, Func<string, string?> environment, SecretKeychain? keychain, SecretAllowance allowance,
    Func<CancellationToken, ValueTask<IReadOnlyList<string>>> own)
{
    /// <summary>The longest path, and more than the longest name of a key beside it.</summary>
    private const int LongestReference = WorkingFolder.LongestPath + 512;

    /// <summary>A file is read for each reference.</summary>
    private const int ReadSteps = 4096;

    private readonly SecretSource _source = new(folder, environment, keychain, own);

    /// <summary>The references that the user did not name when the server was started.</summary>
    public IReadOnlyList<SchemaViolation> NotAllowed(SecretReferences found)
        => [.. found.All.Select(reference => (reference.Path, Problem: NotAllowed(reference.Text)))
            .Where(static reference => reference.Problem is not null)
            .Select(static reference => new SchemaViolation(reference.Path, reference.Problem!))];

    private string? NotAllowed(string reference)
        => reference.Length > LongestReference ? $"a reference longer than {LongestReference} characters leads nowhere"
            : allowance.Covers(SecretReference.PlaceOf(reference)) ? null
            : $"{MessageFormat.Name(reference)} is not among the secrets that calls may use. The user can allow it: start the "
                + "server with --secrets "
                + $"{ShellWord.InQuotes(SecretReference.PlaceOf(reference))}, or set AUTH0_MCP_SECRETS";

    /// <summary>The arguments as they are sent.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ResolvedArguments> ResolveAsync(SecretReferences found, CallWork? work, CancellationToken cancellationToken)
    {
        // Two mentions of one reference are one secret, also when it changes meanwhile.
        var known = new Dictionary<string, Result<string, string>>(StringComparer.Ordinal);
        var problems = new List<SchemaViolation>();
        foreach (var (_, path, reference, put) in found.All)
        {
            work?.Step();
            if (!known.TryGetValue(reference, out var read))
            {
                work?.Step(ReadSteps);
                known[reference] = read = await _source.ReadAsync(SecretReference.PlaceOf(reference), cancellationToken);
            }

            if (read.Value is { } secret)
            {
                put(secret);
            }
            else
            {
                problems.Add(new SchemaViolation(path, $"{MessageFormat.Name(reference)}: {read.Error}"));
            }
        }

        return new ResolvedArguments(found.Arguments(), [.. known.Values.Select(static read => read.Value).OfType<string>()], problems);
    }
}
