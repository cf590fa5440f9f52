using Auth0Mcp.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary>
/// <c>completion/complete</c>: ids for the addresses of things, names for the arguments of prompts. What is in the tenant is
/// found with the same tools as in a call.
/// </summary>
internal sealed class CompletionHandler(PromptLibrary prompts, ThingFinder finder, TenantThings things)
{
    /// <summary>As many as the protocol allows.</summary>
    private const int Most = 100;

    private static readonly CompleteResult s_nothing = new() { Completion = new Completion { Values = [], Total = 0, HasMore = false } };

    /// <summary>
    /// What begins with or contains what was typed. Nothing where the tenant cannot be asked: a completion is a help, not an
    /// answer.
    /// </summary>
    /// <exception cref="McpProtocolException">There is no such prompt or template.</exception>
    /// <exception cref="OperationCanceledException">The client cancelled.</exception>
    public async Task<CompleteResult> CompleteAsync(CompleteRequestParams? request, CancellationToken cancellationToken)
    {
        var typed = request?.Argument?.Value ?? "";
        var argument = request?.Argument?.Name ?? "";
        return request?.Ref switch
        {
            PromptReference prompt => await OfPromptAsync(prompt.Name, argument, typed, cancellationToken),
            ResourceTemplateReference { Uri: ResourceHandler.CodeTemplate } =>
                Result(LogTypeTexts.Read().Select(static type => new FoundThing(type.Code, "")), typed, isById: true),
            ResourceTemplateReference { Uri: GuideTexts.Template } => Result(GuideTexts.Find(typed), "", isById: true),
            ResourceTemplateReference template => await OfTemplateAsync(template.Uri ?? "", argument, typed, cancellationToken),
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
            ? Result(await finder.FindAsync(found, typed, cancellationToken), typed, isById: false)
            : s_nothing;
    }

    private async Task<CompleteResult> OfTemplateAsync(string uri, string argument, string typed, CancellationToken cancellationToken)
    {
        var thing = things.Readable.FirstOrDefault(thing => thing.UriTemplate == uri)
            ?? throw Wrong($"There is no resource template '{ShortText.Cut(uri, 200)}'.");
        return thing.Argument == argument
            ? Result(await finder.FindAsync(thing, typed, cancellationToken), typed, isById: true)
            : s_nothing;
    }

    private static CompleteResult Result(IEnumerable<FoundThing> found, string typed, bool isById)
        => Result(new FoundThings([.. found], IsAll: true), typed, isById);

    /// <summary>Those that begin with what was typed, then those that contain it. Ids are found by their names, too.</summary>
    private static CompleteResult Result(FoundThings found, string typed, bool isById)
    {
        var fitting = found.Items
            .Where(item => Fits(item.Label, typed) || (isById && Fits(item.Id, typed)))
            .OrderByDescending(item => Begins(item.Label, typed) || (isById && Begins(item.Id, typed)))
            .Select(item => isById ? item.Id : item.Label)
            .Where(static value => value.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new CompleteResult
        {
            Completion = new Completion
            {
                Values = [.. fitting.Take(Most)],
                Total = found.IsAll ? fitting.Count : null,
                HasMore = !found.IsAll || fitting.Count > Most,
            },
        };
    }

    private static bool Fits(string value, string typed) => value.Contains(typed, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string value, string typed) => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static McpProtocolException Wrong(string message) => new(message, McpErrorCode.InvalidParams);
}
