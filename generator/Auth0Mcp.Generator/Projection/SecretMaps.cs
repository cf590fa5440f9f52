using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>Where secrets stand in what operations take and in what they return; both know the same.</summary>
internal sealed record SecretMaps(SecretMap OfRequests, SecretMap OfResponses)
{
    public static SecretMaps Of(SpecDocument document, SecretRules rules, AttachedPlaces attached)
    {
        var knowledge = new SecretKnowledge(document, rules, attached);
        return new SecretMaps(new SecretMap(knowledge, isRequest: true), new SecretMap(knowledge, isRequest: false));
    }
}
