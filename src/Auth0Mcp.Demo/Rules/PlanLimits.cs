using System.Globalization;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Rules;

/// <summary>
/// How much the demo tenant holds, as the plan of a tenant says: whoever creates things for ever does not fill the memory. Deleting is
/// always possible.
/// </summary>
internal sealed class PlanLimits(TenantStore store, ResourceMap map)
{
    /// <summary>Things of one kind, or of one owner.</summary>
    public const int MostOfAKind = 1000;

    /// <summary>Members, assigned roles and enabled clients, all together.</summary>
    public const int MostLinks = 10_000;

    /// <summary>Characters of the JSON of everything; in memory it takes ten times as much.</summary>
    public const int MostCharacters = 8 * 1024 * 1024;

    /// <summary>So much may come in before everything is counted again.</summary>
    private const int Uncounted = 1024 * 1024;

    /// <summary>What a change may add beside its body, such as a version of an action.</summary>
    private const int Overhead = 64 * 1024;

    private long _held;
    private long _uncounted;

    /// <summary>Why there is no room for a change; null when there is, or when it is none.</summary>
    /// <param name="bytes">Of its body.</param>
    public DemoResponse? Refusal(DemoRequest request, int bytes)
    {
        if (request.Operation.Method is not ("POST" or "PUT" or "PATCH"))
        {
            return null;
        }

        var isFull = map.RoleOf(request.Operation) switch
        {
            OperationRole.Create or OperationRole.Attach => IsFull(request.Path),
            OperationRole.Write => IsFull(request.ParentPath) && store.Find(request.ParentPath)!.Find(request.LastSegment) is null,
            _ => false,
        };
        if (isFull)
        {
            var kind = request.Operation.Shape.Split('/').Last(static part => part is not "{}").Replace('-', ' ');
            return Reached($"{MostOfAKind.ToString("N0", CultureInfo.InvariantCulture)} {kind}");
        }

        if (store.Links.Count >= MostLinks)
        {
            return Reached($"{MostLinks.ToString("N0", CultureInfo.InvariantCulture)} assignments");
        }

        return Counted(bytes) > MostCharacters ? Reached($"{MostCharacters / 1024 / 1024} MB of data") : null;
    }

    private bool IsFull(string path) => store.Find(path)?.Items.Count >= MostOfAKind;

    private long Counted(int bytes)
    {
        _uncounted += bytes + Overhead;
        if (_uncounted > Uncounted || _held > MostCharacters)
        {
            (_held, _uncounted) = (store.Characters, 0);
        }

        return _held + bytes;
    }

    private static DemoResponse Reached(string limit) => ApiProblem.Of(
        403, "Forbidden", $"The demo tenant has as much as its plan allows: {limit}. Delete what is not needed.", "too_many_entities");
}
