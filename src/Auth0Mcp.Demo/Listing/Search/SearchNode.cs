using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>A condition on an item.</summary>
internal abstract record SearchNode
{
    public static SearchNode Everything { get; } = new All([]);

    public abstract bool Matches(JsonObject item);

    internal sealed record All(IReadOnlyList<SearchNode> Parts) : SearchNode
    {
        public override bool Matches(JsonObject item) => Parts.All(part => part.Matches(item));
    }

    internal sealed record Any(IReadOnlyList<SearchNode> Parts) : SearchNode
    {
        public override bool Matches(JsonObject item) => Parts.Any(part => part.Matches(item));
    }

    internal sealed record Not(SearchNode Part) : SearchNode
    {
        public override bool Matches(JsonObject item) => !Part.Matches(item);
    }

    internal sealed record Required(SearchNode Part) : SearchNode
    {
        public override bool Matches(JsonObject item) => Part.Matches(item);
    }

    /// <summary>Parts that merely follow each other: one of them is enough, those required or excluded aside.</summary>
    internal sealed record Mixed(IReadOnlyList<SearchNode> Parts) : SearchNode
    {
        public override bool Matches(JsonObject item)
        {
            var (hasOptional, isMet) = (false, false);
            foreach (var part in Parts)
            {
                if (part is Not or Required)
                {
                    if (!part.Matches(item))
                    {
                        return false;
                    }

                    isMet |= part is Required;
                }
                else
                {
                    hasOptional = true;
                    isMet |= part.Matches(item);
                }
            }
            return isMet || !hasOptional;
        }
    }

    /// <summary>A field has a value that passes; a list passes when one of its items does.</summary>
    internal sealed record Field(string Path, Predicate<JsonValue> Test) : SearchNode
    {
        public override bool Matches(JsonObject item) => ItemValues.At(item, Path).Any(node => node is JsonValue value && Test(value));
    }

    internal sealed record Exists(string Path) : SearchNode
    {
        public override bool Matches(JsonObject item) => ItemValues.At(item, Path).Any();
    }

    /// <summary>A text that some value contains.</summary>
    internal sealed record Anywhere(string Text) : SearchNode
    {
        private readonly string _pattern = Wildcard.Any + Text + Wildcard.Any;

        public override bool Matches(JsonObject item) => ItemValues.Texts(item).Any(text => Wildcard.IsMatch(text, _pattern));
    }
}
