using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary>
/// <c>completion/complete</c>: ids for the addresses of things, names for the arguments of prompts. What is in the tenant is
/// found with the same tools as in a call, and remembered for some seconds, as clients ask for every letter.
/// </summary>
internal sealed class CompletionHandler(PromptLibrary prompts, ReadCalls calls, TenantThings things, TimeProvider time)
{
    /// <summary>As many as the protocol allows.</summary>
    private const int Most = 100;

    private static readonly TimeSpan s_memory = TimeSpan.FromSeconds(30);
    private static readonly CompleteResult s_nothing = new() { Completion = new Completion { Values = [], Total = 0, HasMore = false } };

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Until, IReadOnlyList<Found> Items)> _found = new(StringComparer.Ordinal);

    /// <summary>
    /// What begins with or contains what was typed. Nothing where the tenant cannot be asked: a completion is a help, not an
    /// answer.
    /// </summary>
    /// <exception cref="McpProtocolException">There is no such prompt or template.</exception>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public async Task<CompleteResult> CompleteAsync(CompleteRequestParams? request, CancellationToken cancellationToken)
    {
        var typed = request?.Argument?.Value ?? "";
        return request?.Ref switch
        {
            PromptReference prompt => await OfPromptAsync(prompt.Name, request.Argument?.Name ?? "", typed, cancellationToken),
            ResourceTemplateReference { Uri: ResourceHandler.CodeTemplate } =>
                Result(LogTypeTexts.Read().Select(static type => type.Code), typed),
            ResourceTemplateReference template =>
                await OfTemplateAsync(template.Uri ?? "", request.Argument?.Name ?? "", typed, cancellationToken),
            _ => throw Wrong("A completion is for a prompt or a resource template."),
        };
    }

    private async Task<CompleteResult> OfPromptAsync(string name, string argument, string typed, CancellationToken cancellationToken)
    {
        var entry = prompts.Entries.FirstOrDefault(entry => entry.Name == name)
            ?? throw Wrong(
                "There is no prompt "
                + $"'{ShortText.Cut(name, 60)}'{NearMiss.SeveralQuestion(name, prompts.Entries.Select(static entry => entry.Name))}");
        var kind = entry.Arguments.FirstOrDefault(field => field.Name == argument)?.Complete;
        return things.Readable.FirstOrDefault(thing => thing.Name == kind) is { } found
            ? Result((await FindAsync(found, cancellationToken)).Select(static item => item.Label), typed)
            : s_nothing;
    }

    private async Task<CompleteResult> OfTemplateAsync(string uri, string argument, string typed, CancellationToken cancellationToken)
    {
        var thing = things.Readable.FirstOrDefault(thing => thing.UriTemplate == uri)
            ?? throw Wrong($"There is no resource template '{ShortText.Cut(uri, 200)}'.");
        return thing.Argument != argument
            ? s_nothing
            : Result(
                (await FindAsync(thing, cancellationToken)).Where(item => Fits(item.Id, typed) || Fits(item.Label, typed))
                .Select(static item => item.Id), "");
    }

    private async Task<IReadOnlyList<Found>> FindAsync(TenantThing thing, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_found.TryGetValue(thing.Name, out var known) && known.Until > time.GetUtcNow())
            {
                return known.Items;
            }
        }

        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["fields"] = $"{thing.Id},{thing.Label}" };
        var result = calls.Reaches(thing.List) ? await calls.CallAsync(thing.List, arguments, cancellationToken) : null;
        IReadOnlyList<Found> items = result is { IsError: false } ? Read(result, thing) : [];
        lock (_gate)
        {
            _found[thing.Name] = (time.GetUtcNow() + s_memory, items);
        }

        return items;
    }

    private static List<Found> Read(CallResult result, TenantThing thing)
    {
        using var document = JsonDocument.Parse(result.Body, DeepJson.Options);
        return document.RootElement.TryGetProperty("items", out var items)
            ? [.. items.EnumerateArray().Select(item => new Found(Text(item, thing.Id), Text(item, thing.Label)))
                .Where(static item => item.Id.Length > 0)]
            : [];
    }

    private static string Text(JsonElement item, string name)
        => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Those that begin with what was typed, then those that contain it.</summary>
    private static CompleteResult Result(IEnumerable<string> values, string typed)
    {
        var fitting = values.Where(value => value.Length > 0 && Fits(value, typed)).Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return new CompleteResult
        {
            Completion = new Completion { Values = [.. fitting.Take(Most)], Total = fitting.Count, HasMore = fitting.Count > Most },
        };
    }

    private static bool Fits(string value, string typed) => value.Contains(typed, StringComparison.OrdinalIgnoreCase);

    private static McpProtocolException Wrong(string message) => new(message, McpErrorCode.InvalidParams);

    private sealed record Found(string Id, string Label);
}
