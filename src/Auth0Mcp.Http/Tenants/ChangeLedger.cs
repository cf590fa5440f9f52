using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Team.State;
using Auth0Mcp.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Auth0Mcp.Team.Tenants;

/// <summary>
/// Lets changes through while the shared state can be reached. A client that gives a change a name can repeat it: an instance
/// that has made it answers for all, and one that was lost in the middle of it is not taken for one that did nothing.
/// </summary>
/// <param name="key">The name that the client gave the call under way; null when it gave none.</param>
/// <param name="settle">So long after the shared state began anew, a change with a name may be a repeat that was forgotten.</param>
internal sealed class ChangeLedger(
    ISharedState state, IDataProtectionProvider protection, Func<string?> key, TimeSpan settle)
{
    private const string Begun = "begun";

    /// <summary>A repeat comes soon, or not at all.</summary>
    private static readonly TimeSpan s_life = TimeSpan.FromHours(24);

    private readonly ISharedState _state = state;
    private readonly IDataProtector _protector = protection.CreateProtector("Auth0Mcp.Tenants.Results");

    /// <summary>The gate of one person's changes to one tenant.</summary>
    public IChangeGate Of(string tenant, string person) => new Gate(this, $"{tenant}\n{person}");

    private sealed class Gate(ChangeLedger ledger, string scope) : IChangeGate
    {
        public async ValueTask<CallResult?> FindAsync(ToolDescriptor tool, ToolCall call, CancellationToken cancellationToken)
            => ledger.NameOf(scope) is not { } name ? null
                : await ledger._state.GetAsync(name, cancellationToken) is { } kept ? ledger.Answer(kept, ContentOf(call))
                : await ledger.SettlingAsync(cancellationToken);

        public async Task<CallResult?> RunAsync(
            ToolDescriptor tool, ToolCall call, Func<Task<CallResult?>> change, CancellationToken cancellationToken)
        {
            if (ledger.NameOf(scope) is not { } name)
            {
                return await ledger._state.IsReachableAsync(cancellationToken) ? await change() : throw new SharedStateException();
            }

            if (await ledger.SettlingAsync(cancellationToken) is { } early)
            {
                return early;
            }

            var content = ContentOf(call);
            if (!await ledger._state.AddAsync(name, $"{Begun}.{content}", s_life, cancellationToken))
            {
                return ledger.Answer(await ledger._state.GetAsync(name, cancellationToken) ?? "", content);
            }

            CallResult? result = null;
            try
            {
                return result = await change();
            }
            finally
            {
                await ledger.CloseAsync(name, content, result, call.Context.HasSentChange);
            }
        }

        /// <summary>What the name stands for: the same name for another call is a mistake.</summary>
        private static string ContentOf(ToolCall call) => CallBinding.Of("", call, []).Call;
    }

    private string? NameOf(string scope)
        => key() is { } name ? $"change:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{name}")))}" : null;

    /// <summary>Why a change with a name cannot be told from a repeat yet; null when it can.</summary>
    private async ValueTask<CallResult?> SettlingAsync(CancellationToken cancellationToken)
    {
        if (settle <= TimeSpan.Zero || await _state.AgeAsync(cancellationToken) is var age && age >= settle)
        {
            return null;
        }

        var wait = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling((settle - age).TotalSeconds):0}");
        return new CallError(
            "state_unavailable",
            "What the servers of this team share began anew just now, and does not know yet which changes were made before under an "
            + "idempotency key. Nothing was sent.",
            $"Call again in {wait} seconds.");
    }

    private CallResult Answer(string kept, string content)
    {
        if (kept.Split('.', 3) is not [var stage, var known, ..] || known != content)
        {
            return new CallError(
                "idempotency_key_used", "This idempotency key was used for another change. Nothing was sent.",
                "Use a new key for each change.");
        }

        try
        {
            if (stage != Begun)
            {
                return Read(_protector.Unprotect(kept[(known.Length + stage.Length + 2)..]));
            }
        }
        catch (CryptographicException)
        {
            // Kept with keys that are gone: it is not known how it ended.
        }

        return new CallError(
            "in_doubt",
            "This change was begun before, and nobody knows how it ended: it is still being made, or the server that made it is "
            + "gone. It was not repeated.",
            "Look at the present state, then make what is missing under a new idempotency key.");
    }

    private static string Write(CallResult result) => ResultMembers.Write(writer =>
    {
        writer.WriteString("json", result.ToJson());
        if (result.Error is { } error)
        {
            writer.WriteString("kind", error.Kind);
            writer.WriteString("message", error.Message);
            writer.WriteString("next", error.Next);
        }
    });

    private static CallResult Read(string text)
    {
        var kept = JsonElement.Parse(text);
        CallResult result = kept.TryGetProperty("kind", out var kind)
            ? new CallError(kind.GetString()!, kept.GetProperty("message").GetString()!, kept.GetProperty("next").GetString())
            : CallResult.Success(kept.GetProperty("json").GetString()!);
        return result.With(static writer => writer.WriteBoolean(ResultMembers.Repeated, true));
    }

    /// <summary>Keeps how a change ended. One that sent nothing may be tried again under its name.</summary>
    private async Task CloseAsync(string name, string content, CallResult? result, bool hasSentChange)
    {
        try
        {
            if (!hasSentChange)
            {
                await _state.RemoveAsync(name, CancellationToken.None);
            }
            else if (result is not null)
            {
                await _state.SetAsync(name, $"done.{content}.{_protector.Protect(Write(result))}", s_life, CancellationToken.None);
            }
        }
        catch (SharedStateException)
        {
            // It stays begun: a repeat is told that nobody knows.
        }
    }
}
