namespace Auth0Mcp.SpecTool.Import;

/// <summary>Refuses what later steps could not read: wrong versions, nameless or doubled operations, broken references.</summary>
internal static class DocumentChecker
{
    /// <summary>Raises <see cref="SpecException"/> at the first fault.</summary>
    public static void Check(DocumentNode root)
    {
        CheckVersion(root);
        CheckOperations(root);
        ReferenceChecker.Check(root);
    }

    private static void CheckVersion(DocumentNode root)
    {
        if (root.FindText("swagger") is { } swagger)
        {
            throw SpecException.At("#/swagger", $"this is a Swagger {swagger} document; OpenAPI 3.0 or 3.1 is needed.");
        }

        var version = root.FindText("openapi")
            ?? throw SpecException.At(root.Pointer, "not an OpenAPI document: there is no openapi version.");
        if (version != "3.1" && !version.StartsWith("3.1.", StringComparison.Ordinal))
        {
            throw SpecException.At("#/openapi", $"this is an OpenAPI {version} document; OpenAPI 3.0 or 3.1 is needed.");
        }
    }

    private static void CheckOperations(DocumentNode root)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in OperationNode.In(root))
        {
            var place = operation.Node.Pointer;
            var id = operation.Node.FindText("operationId");
            if (string.IsNullOrWhiteSpace(id))
            {
                throw SpecException.At(place, "the operation has no operationId.");
            }

            if (!places.TryAdd(id, place))
            {
                throw SpecException.At(place, $"operationId '{id}' is already used at {places[id]}");
            }
        }

        if (places.Count == 0)
        {
            throw SpecException.At("#/paths", "the document has no operations.");
        }
    }
}
