using System.Text.Json;

namespace Auth0Mcp.Calls.Masking;

internal sealed partial class SecretMask
{
    /// <summary>
    /// A place in a result or a body: every schema branch that may describe it, and what the names on the way there tell.
    /// </summary>
    internal readonly struct View
    {
        private readonly Node[]? _nodes;
        private readonly SecretScope? _scope;

        /// <summary>Items of a list that stands where the document has a map: pairs of a name and a value.</summary>
        private readonly bool _isEntry;

        internal View(Node[] nodes, SecretScope scope, bool isEntry = false)
        {
            _nodes = nodes;
            _scope = scope;
            _isEntry = isEntry;
            foreach (var node in nodes)
            {
                _scope = node.HoldsTexts ? _scope.Texts() : node.Harmless is { } harmless ? _scope.But(harmless) : _scope;
            }
        }

        /// <summary>The document calls the whole value a secret.</summary>
        public bool IsSecret => Array.Exists(Nodes, static node => node.IsSecret);

        /// <summary>A text here is a secret, unless it cannot be one.</summary>
        public bool HidesText => IsSecret || _scope?.Hides == true;

        /// <summary>The document has a secret here or somewhere below.</summary>
        public bool MayHoldSecret => Array.Exists(Nodes, static node => node.HoldsSecret);

        internal Node[] Nodes => _nodes ?? [];

        public View Property(string name)
        {
            if (_scope is null || IsSecret)
            {
                return this;
            }

            List<Node>? found = null;
            var isKnown = false;
            foreach (var node in Nodes)
            {
                var property = node.Property(name);
                isKnown |= property is not null;
                if ((property ?? node.Others) is { } child)
                {
                    (found ??= []).AddRange(child.All);
                }
            }

            if (found is null)
            {
                return new View(SecretShape.Wraps(name) || IsList ? WithItems : [], _scope.Below(name));
            }

            // What a caller sends under such a name may be meant for another of the forms that the document has there.
            var isHarmless = found.Exists(static node => node.IsHarmless)
                && !(_scope.IsRequest && SecretNaming.Of(name).Kind == NameKind.Secret);
            var scope = isHarmless ? _scope.Reset() : isKnown ? _scope.Below(name, isKnown: true).Known() : _scope.Below(name);
            return new View([.. found], scope);
        }

        /// <summary>
        /// The place of a member of an object that is there: in a pair of a name and a value, only the value may be a secret.
        /// </summary>
        public View Property(string name, JsonElement owner) => Member(name, _scope is null ? default : SecretShape.PairOf(owner));

        /// <summary>The items of a list; of one that the document does not have there, each is taken for the whole.</summary>
        public View Items()
        {
            if (_scope is null || IsSecret)
            {
                return this;
            }

            var items = Nodes.Where(static node => node.Items is not null).SelectMany(static node => node.Items!.All).ToArray();
            return items.Length > 0
                ? new View(items, _scope)
                : new View(Nodes, _scope, Array.Exists(Nodes, static node => node.Others is not null));
        }

        /// <summary>
        /// Writes the value with every secret in it replaced; an absent (null) one stays null. Other texts are scanned for
        /// secrets that stand there all the same.
        /// </summary>
        public void Write(Utf8JsonWriter writer, JsonElement value, SecretCollector? sink = null)
            => Write(writer, value, "", sink ?? new SecretCollector());

        /// <param name="name">Of the property whose value it is.</param>
        public void Write(Utf8JsonWriter writer, JsonElement value, string name, SecretCollector sink)
        {
            sink.Work?.Step();
            if (value.ValueKind != JsonValueKind.Null && (IsSecret || _scope?.IsSecret(value) == true))
            {
                writer.WriteStringValue(sink.Take(value));
                return;
            }

            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    WriteObject(writer, value, sink);
                    break;
                case JsonValueKind.Array:
                    WriteArray(writer, value, name, sink);
                    break;
                case JsonValueKind.String:
                    sink.WriteText(writer, value, name);
                    break;
                default:
                    value.WriteTo(writer);
                    break;
            }
        }

        private void WriteObject(Utf8JsonWriter writer, JsonElement value, SecretCollector sink)
        {
            var pair = _scope is null ? default : SecretShape.PairOf(value);
            var isKey = _scope is not null && SecretShape.IsKey(value);
            var members = isKey && _scope!.Hides ? new View(Nodes, _scope.Reset()) : this;
            writer.WriteStartObject();
            foreach (var property in value.EnumerateObject())
            {
                sink.Enter(property.Name);
                writer.WritePropertyName(sink.Clean(property.Name));
                if (isKey && property.Value.ValueKind != JsonValueKind.Null && SecretShape.IsPrivatePart(property.Name))
                {
                    writer.WriteStringValue(sink.Take(property.Value));
                }
                else
                {
                    members.Member(property.Name, pair).Write(writer, property.Value, property.Name, sink);
                }

                sink.Leave();
            }

            writer.WriteEndObject();
        }

        /// <summary>The place of a member; a pair is judged by the name in it.</summary>
        private View Member(string name, SecretPair pair)
        {
            if (pair.ValueMember is not null)
            {
                // Where the document describes the member, it knows better.
                var place = Property(name);
                return name == pair.ValueMember && place.Nodes.Length == 0 && !place.HidesText
                    ? new View([], _scope!.Below(pair.Name!))
                    : place;
            }

            if (pair.Name is null || (name != pair.NameMember && !SecretShape.IsValue(name)))
            {
                return Property(name);
            }

            if (name == pair.NameMember)
            {
                return _isEntry || HidesText ? new View([], _scope!.Reset()) : Property(name);
            }

            var value = _isEntry ? Property(pair.Name) : Property(name);
            return value.HidesText || Array.Exists(value.Nodes, static node => node.IsHarmless)
                ? value
                : new View(value.Nodes, (_scope!.Hides ? _scope.Reset() : _scope).Below(pair.Name));
        }

        private void WriteArray(Utf8JsonWriter writer, JsonElement value, string name, SecretCollector sink)
        {
            var items = Items();
            var (index, count, before) = (0, value.GetArrayLength(), default(JsonElement));
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                sink.Enter(index);
                var named = _scope is { Hides: false } && !items.IsSecret
                    ? SecretShape.NameInList(before, item, index, count, name)
                    : null;
                (named is null ? items : new View(items.Nodes, _scope!.Below(named))).Write(writer, item, name, sink);
                index++;
                before = item;
                sink.Leave();
            }

            writer.WriteEndArray();
        }

        private bool IsList => Array.Exists(Nodes, static node => node.Items is not null);

        /// <summary>What may be in an envelope that the document does not have.</summary>
        private Node[] WithItems
            => [.. Nodes, .. Nodes.Where(static node => node.Items is not null).SelectMany(static node => node.Items!.All)];
    }
}
