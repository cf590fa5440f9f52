using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>What the API does with the objects in the body of an update: dotted paths from the name of an argument on.</summary>
/// <param name="Replaces">Objects that the API replaces whole: what a request leaves out of them is lost.</param>
/// <param name="Merges">Objects of which the API keeps what a request leaves out, and removes what is null.</param>
/// <param name="NotWritten">What the read shows and the update refuses.</param>
/// <param name="WriteOnly">What no read returns, inside an object that is replaced whole: leaving it out loses it.</param>
/// <param name="Keeps">What the API keeps when it is left out of an item of a list.</param>
/// <param name="Destinations">Arguments that say where the secrets beside them are sent.</param>
/// <param name="Exclusive">Members that the read shows together and the update takes apart.</param>
internal sealed record UpdateRules(
    EquatableArray<string> Replaces,
    EquatableArray<string> Merges,
    EquatableArray<string> NotWritten,
    EquatableArray<string> WriteOnly,
    EquatableArray<string> Keeps,
    EquatableArray<string> Destinations,
    EquatableArray<Rivals> Exclusive)
{
    public static readonly UpdateRules None = new([], [], [], [], [], [], []);
}

/// <summary>Two groups of members of which one request may hold only one.</summary>
/// <param name="Prefer">The group that stays when the caller names neither.</param>
/// <param name="Over">The group that goes then.</param>
internal sealed record Rivals(EquatableArray<string> Prefer, EquatableArray<string> Over);
