namespace Auth0Mcp.Generator.Spec;

/// <summary>Looks for references that nobody could follow: into nothing, or round in a circle that holds no schema.</summary>
internal static class ReferenceChecker
{
    /// <summary>What is wrong with the first such reference, or null.</summary>
    public static string? FirstProblem(SpecNode root)
    {
        var schemas = (root["components"]?["schemas"]?.Members ?? []).ToDictionary(
            static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        return Dangling(root, schemas) is { } reference ? $"its reference '{reference}' leads nowhere"
            : schemas.Keys.FirstOrDefault(name => IsCircle(name, schemas)) is { } circle
                ? $"schema '{circle}' is only a reference to itself"
            : null;
    }

    private static string? Dangling(SpecNode node, Dictionary<string, SpecNode> schemas)
    {
        if (node.StringAt("$ref") is { } reference && !(SpecDocument.ReferenceOf(node) is { } name && schemas.ContainsKey(name)))
        {
            return reference;
        }

        foreach (var member in node.Members)
        {
            if (Dangling(member.Value, schemas) is { } found)
            {
                return found;
            }
        }

        foreach (var item in node.Items)
        {
            if (Dangling(item, schemas) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsCircle(string name, Dictionary<string, SpecNode> schemas)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (string? next = name; next is not null; next = SpecDocument.ReferenceOf(schemas[next]))
        {
            if (!passed.Add(next))
            {
                return true;
            }
        }

        return false;
    }
}
