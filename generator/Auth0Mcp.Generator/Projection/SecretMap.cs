using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Where in a response secrets stand, as JSON: a node is <c>true</c> for a secret, or an object with <c>p</c> (by property),
/// <c>i</c> (array items), <c>a</c> (other properties), <c>o</c> (alternatives), <c>r</c> (names of nodes under <c>$defs</c>) and
/// <c>n</c> (names that sound secret are, at any depth, but for those listed). Branches without a secret are left out.
/// </summary>
internal sealed class SecretMap(SpecDocument document, SecretRules rules, string tool, List<Problem> problems)
{
    private readonly Dictionary<string, Node> _definitions = new(StringComparer.Ordinal);

    /// <summary>The map, or nothing when the response holds no secret.</summary>
    public string Project(OperationSpec operation)
    {
        if (operation.Response is null)
        {
            return "";
        }

        var root = Walk(operation.Response, operation.Id, "");
        var secret = ContainingSecrets();
        if (!root.HasSecret(secret))
        {
            return "";
        }

        var used = _definitions.Where(pair => secret.Contains(pair.Key)).OrderBy(static pair => pair.Key, StringComparer.Ordinal);
        return root.ToSpecNode(secret)
            .With("$defs", SpecNode.Object(used.Select(pair => new KeyValuePair<string, SpecNode>(pair.Key, pair.Value.ToSpecNode(secret)))))
            .ToJson();
    }

    private Node Walk(SpecNode schema, string owner, string path)
    {
        var node = new Node();
        if (schema.StringAt(SpecDocument.OriginKey) is { } origin)
        {
            (owner, path) = (origin, "");
        }

        if (SpecDocument.ReferenceOf(schema) is { } name && document.Schemas.TryGetValue(name, out var target))
        {
            node.References.Add(name);
            if (!_definitions.ContainsKey(name))
            {
                _definitions[name] = node;
                _definitions[name] = Walk(target, name, "");
            }

            return node;
        }

        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length == 0 ? property.Key : path + "." + property.Key;
            node.Properties.Add(new(property.Key, Property(property, owner, inner)));
        }

        foreach (var keyword in new[] { "oneOf", "anyOf", "allOf" })
        {
            node.Alternatives.AddRange((schema[keyword]?.Items ?? []).Select(branch => Walk(branch, owner, path)));
        }

        node.Items = schema["items"] is { IsObject: true } items ? Walk(items, owner, path) : null;
        node.Others = schema["additionalProperties"] is { IsObject: true } others ? Walk(others, owner, path) : null;
        if (path.Length == 0 && rules.OpenObject(owner) is { } open)
        {
            node.Open(open);
        }

        return node;
    }

    private Node Property(KeyValuePair<string, SpecNode> property, string owner, string path)
    {
        bool? declared = property.Value.IsTrueAt(SpecDocument.SecretKey) ? true : rules.IsSecret(owner, path);
        if (declared is null && SecretSmell.Suspects(property.Key, property.Value, document))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.UnclassifiedSecret, "operation", tool, owner, path));
        }

        return declared == true ? new Node { IsSecret = true } : Walk(property.Value, owner, path);
    }

    /// <summary>The definitions from which a secret can be reached; grows until nothing changes because schemas may contain each other.</summary>
    private HashSet<string> ContainingSecrets()
    {
        var secret = new HashSet<string>(StringComparer.Ordinal);
        int before;
        do
        {
            before = secret.Count;
            foreach (var pair in _definitions.Where(pair => pair.Value.HasSecret(secret)))
            {
                secret.Add(pair.Key);
            }
        }
        while (secret.Count > before);

        return secret;
    }

    private sealed class Node
    {
        public bool IsSecret { get; init; }

        public List<KeyValuePair<string, Node>> Properties { get; } = [];

        public List<Node> Alternatives { get; } = [];

        public List<string> References { get; } = [];

        /// <summary>Names that only sound secret, where the others that do are; null where names say nothing.</summary>
        public EquatableArray<string>? Harmless { get; private set; }

        public Node? Items { get; set; }

        public Node? Others { get; set; }

        /// <summary>Takes up what is said about an object whose properties the document does not list.</summary>
        public void Open(OpenObjectRule rule)
        {
            Harmless = rule.NamesLikeSecrets ? rule.Harmless : null;
            foreach (var path in rule.Secret)
            {
                Hide(path.Split('.'), 0);
            }
        }

        private void Hide(string[] path, int at)
        {
            var isLast = at == path.Length - 1;
            var next = path[at] == "*" ? Others : Properties.Where(property => property.Key == path[at]).Select(static property => property.Value).FirstOrDefault();
            if (next is null || isLast)
            {
                next = new Node { IsSecret = isLast };
                if (path[at] == "*")
                {
                    Others = next;
                }
                else
                {
                    Properties.RemoveAll(property => property.Key == path[at]);
                    Properties.Add(new(path[at], next));
                }
            }

            if (!isLast)
            {
                next.Hide(path, at + 1);
            }
        }

        public bool HasSecret(HashSet<string> definitions)
            => IsSecret
               || Harmless is not null
               || References.Any(definitions.Contains)
               || Properties.Any(property => property.Value.HasSecret(definitions))
               || Alternatives.Any(alternative => alternative.HasSecret(definitions))
               || Items?.HasSecret(definitions) == true
               || Others?.HasSecret(definitions) == true;

        public SpecNode ToSpecNode(HashSet<string> definitions)
        {
            if (IsSecret)
            {
                return SpecNode.True;
            }

            var members = new List<KeyValuePair<string, SpecNode>>();
            var properties = Properties.Where(property => property.Value.HasSecret(definitions)).ToList();
            if (properties.Count > 0)
            {
                members.Add(new("p", SpecNode.Object(properties.Select(property => new KeyValuePair<string, SpecNode>(property.Key, property.Value.ToSpecNode(definitions))))));
            }

            if (Harmless is { } harmless)
            {
                members.Add(new("n", SpecNode.Array(harmless.Select(SpecNode.String))));
            }

            Add(members, "i", Items, definitions);
            Add(members, "a", Others, definitions);
            if (References.Where(definitions.Contains).ToList() is { Count: > 0 } references)
            {
                members.Add(new("r", SpecNode.Array(references.Select(SpecNode.String))));
            }

            if (Alternatives.Where(alternative => alternative.HasSecret(definitions)).ToList() is { Count: > 0 } alternatives)
            {
                members.Add(new("o", SpecNode.Array(alternatives.Select(alternative => alternative.ToSpecNode(definitions)))));
            }

            return SpecNode.Object(members);
        }

        private static void Add(List<KeyValuePair<string, SpecNode>> members, string key, Node? node, HashSet<string> definitions)
        {
            if (node?.HasSecret(definitions) == true)
            {
                members.Add(new(key, node.ToSpecNode(definitions)));
            }
        }
    }
}
