using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Compares one operation of two documents; the id may have changed.</summary>
internal sealed class OperationComparer(SchemaComparer schemas)
{
    private const string None = "none";

    /// <summary>Parts with a comparison of their own.</summary>
    private static readonly HashSet<string> s_parts = new(StringComparer.Ordinal)
    {
        "operationId", "security", "parameters", "requestBody", "responses", "x-release-lifecycle", "deprecated",
    };

    public Comparison Compare(OperationFacts old, OperationFacts now)
    {
        var comparison = new Comparison(new Subject(old.Id, now.Id));
        var place = new Place(comparison, "", Side: null, "");
        if (old.Id != now.Id)
        {
            place.Add(ChangeKind.Renamed, Aspect.Operation, old.Id, now.Id);
        }

        if (old.Address != now.Address)
        {
            place.Add(ChangeKind.Moved, Aspect.Operation, old.Address, now.Address);
        }

        CompareSecurity(old, now, place);
        ConstraintComparer.CompareLifecycle(old.Node, now.Node, place);
        CompareDetails(old.Node, now.Node, s_parts, place);
        CompareParameters(old.Node, now.Node, place with { Side = Side.Request });
        CompareBody(old.Node["requestBody"], now.Node["requestBody"], place with { Side = Side.Request });
        CompareResponses(old.Node["responses"], now.Node["responses"], place with { Side = Side.Response });
        return comparison;
    }

    private static void CompareSecurity(OperationFacts old, OperationFacts now, Place place)
    {
        var (was, @is) = (string.Join(" or ", old.Scopes), string.Join(" or ", now.Scopes));
        foreach (var scope in now.Scopes.Except(old.Scopes, StringComparer.Ordinal))
        {
            place.Within(scope).Add(ChangeKind.Added, Aspect.Scope, was, @is);
        }

        foreach (var scope in old.Scopes.Except(now.Scopes, StringComparer.Ordinal))
        {
            place.Within(scope).Add(ChangeKind.Removed, Aspect.Scope, was, @is);
        }

        if (was == @is)
        {
            CompareDetail("security", old.Node["security"], now.Node["security"], place);
        }
    }

    private void CompareParameters(SpecNode old, SpecNode now, Place place)
    {
        var (before, after) = (Parameters(old), Parameters(now));
        foreach (var key in before.Keys.Union(after.Keys).Order())
        {
            var inner = place with { Path = $"{key.In} {key.Name}", Argument = key.Name };
            switch (before.GetValueOrDefault(key), after.GetValueOrDefault(key))
            {
                case (null, { } added):
                    inner.Add(ChangeKind.Added, Aspect.Parameter, "", SchemaText.Describe(SchemaOf(added)), added.IsTrueAt("required"));
                    break;
                case ({ } removed, null):
                    inner.Add(
                        ChangeKind.Removed, Aspect.Parameter, SchemaText.Describe(SchemaOf(removed)), "", removed.IsTrueAt("required"));
                    break;
                case ({ } was, { } @is):
                    SchemaComparer.CompareRequired(was.IsTrueAt("required"), @is.IsTrueAt("required"), inner, Aspect.Parameter);
                    ConstraintComparer.CompareLifecycle(was, @is, inner);
                    CompareDetails(was, @is, ["name", "in", "required", "schema", "x-release-lifecycle", "deprecated"], inner);
                    schemas.Compare(SchemaOf(was), SchemaOf(@is), inner);
                    break;
            }
        }
    }

    private void CompareBody(SpecNode? old, SpecNode? now, Place place)
    {
        place = place with { Path = "body" };
        if (old is null || now is null)
        {
            if (now is not null)
            {
                place.Add(ChangeKind.Added, Aspect.Body, "", Describe(now), now.IsTrueAt("required"));
            }
            else if (old is not null)
            {
                place.Add(ChangeKind.Removed, Aspect.Body, Describe(old), "", old.IsTrueAt("required"));
            }

            return;
        }

        SchemaComparer.CompareRequired(old.IsTrueAt("required"), now.IsTrueAt("required"), place, Aspect.Body);
        CompareDetails(old, now, ["required", "content"], place);
        CompareContent(old["content"], now["content"], place, Aspect.Body);

        static string Describe(SpecNode body) => string.Join(", ", (body["content"]?.Members ?? []).Select(static media => media.Key));
    }

    private void CompareResponses(SpecNode? old, SpecNode? now, Place place)
    {
        var (before, after) = (Members(old), Members(now));
        if (before.Count == 1 && after.Count == 1)
        {
            var (was, @is) = (before.Single(), after.Single());
            place = place with { Path = "answer" };
            if (was.Key != @is.Key)
            {
                place.Add(ChangeKind.Changed, Aspect.Answer, was.Key, @is.Key);
            }

            CompareResponse(was.Value, @is.Value, place);
            return;
        }

        foreach (var code in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var inner = place with { Path = $"answer {code}" };
            if (before.TryGetValue(code, out var was) && after.TryGetValue(code, out var @is))
            {
                CompareResponse(was, @is, inner);
            }
            else
            {
                inner.Add(after.ContainsKey(code) ? ChangeKind.Added : ChangeKind.Removed, Aspect.Answer, "", "");
            }
        }
    }

    private void CompareResponse(SpecNode old, SpecNode now, Place place)
    {
        CompareDetails(old, now, ["content"], place);
        CompareContent(old["content"], now["content"], place, Aspect.Answer);
    }

    private void CompareContent(SpecNode? old, SpecNode? now, Place place, Aspect aspect)
    {
        var (before, after) = (Members(old), Members(now));
        foreach (var media in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (before.TryGetValue(media, out var was) && after.TryGetValue(media, out var @is))
            {
                CompareDetails(was, @is, ["schema"], place);
                schemas.Compare(SchemaOf(was), SchemaOf(@is), place);
            }
            else
            {
                var isAdded = after.ContainsKey(media);
                place.Add(isAdded ? ChangeKind.Added : ChangeKind.Removed, aspect, isAdded ? "" : media, isAdded ? media : "");
            }
        }
    }

    private static void CompareDetails(SpecNode old, SpecNode now, HashSet<string> except, Place place)
    {
        foreach (var keyword in old.Members.Concat(now.Members).Select(static member => member.Key).Distinct(StringComparer.Ordinal))
        {
            if (!except.Contains(keyword))
            {
                CompareDetail(keyword, old[keyword], now[keyword], place);
            }
        }
    }

    private static void CompareDetail(string keyword, SpecNode? old, SpecNode? now, Place place)
    {
        var (was, @is) = (old?.ToJson() ?? None, now?.ToJson() ?? None);
        if (was != @is)
        {
            place.Add(ChangeKind.Changed, Aspect.Detail, $"{keyword} {was}", $"{keyword} {@is}");
        }
    }

    private static Dictionary<(string In, string Name), SpecNode> Parameters(SpecNode operation) =>
        (operation["parameters"]?.Items
            ?? []).ToDictionary(static parameter => (parameter.StringAt("in") ?? "", parameter.StringAt("name") ?? ""));

    private static Dictionary<string, SpecNode> Members(SpecNode? node) =>
        (node?.Members ?? []).ToDictionary(static member => member.Key, static member => member.Value, StringComparer.Ordinal);

    private static SpecNode SchemaOf(SpecNode holder) => holder["schema"] ?? SpecNode.Object([]);
}
