using System.Text;

namespace Auth0Mcp.Tests.Clients;

/// <summary>Random JSON with comments, trailing commas, odd spacing and every kind of line break.</summary>
internal sealed class RandomJsonc(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private string _newLine = "\n";

    /// <summary>A document whose root is an object; it may hold the servers and an entry of ours.</summary>
    public string Document()
    {
        _newLine = Chance(3) ? "\r\n" : "\n";
        _text.Append(Chance(8) ? "\ufeff" : "");
        Trivia();
        Object(0, ["mcpServers"]);
        Trivia();
        return _text.ToString();
    }

    private void Object(int depth, string[] special)
    {
        _text.Append('{');
        var count = _random.Next(5);
        var place = special.Length > 0 && Chance(2) ? _random.Next(count + 1) : -1;
        if (place == count)
        {
            count++;
        }

        for (var i = 0; i < count; i++)
        {
            Trivia();
            var name = i == place ? special[0] : $"{(Chance(6) ? "é\\n" : "k")}{i}";
            _text.Append('"').Append(name).Append('"');
            Trivia();
            _text.Append(':');
            Trivia();
            if (name == "mcpServers")
            {
                Object(depth + 1, ["auth0"]);
            }
            else
            {
                Value(depth + 1);
            }

            Trivia();
            if (i + 1 < count || Chance(4))
            {
                _text.Append(',');
            }
        }

        Trivia();
        _text.Append('}');
    }

    private void Value(int depth)
    {
        switch (_random.Next(depth > 3 ? 4 : 6))
        {
            case 0:
                _text.Append(_random.Next(-9, 9)).Append(Chance(3) ? ".50e1" : "");
                break;
            case 1:
                _text.Append(Chance(2) ? "true" : "null");
                break;
            case 2:
                _text.Append("\"// no comment, \\\" { } [ ] \\u00e9 ü\"");
                break;
            case 3:
                _text.Append("\"\"");
                break;
            case 4:
                Object(depth, []);
                break;
            default:
                Array(depth);
                break;
        }
    }

    private void Array(int depth)
    {
        _text.Append('[');
        var count = _random.Next(4);
        for (var i = 0; i < count; i++)
        {
            Trivia();
            Value(depth + 1);
            Trivia();
            _text.Append(i + 1 < count || Chance(4) ? "," : "");
        }

        Trivia();
        _text.Append(']');
    }

    private void Trivia()
    {
        while (Chance(2))
        {
            _text.Append(_random.Next(7) switch
            {
                0 => " ",
                1 => "\t",
                2 => _newLine,
                3 => _newLine + "    ",
                4 => "// { \"x\": , }" + _newLine,
                5 => "/* ,\"} " + (Chance(2) ? _newLine : "") + "*/",
                _ => "  ",
            });
        }
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}
