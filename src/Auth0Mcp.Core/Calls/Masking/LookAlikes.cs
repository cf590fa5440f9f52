using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Reads a name as a person does: with the letters of ASCII in place of those of other scripts and forms that look the same, and
/// without marks and what nobody sees (after the confusables of Unicode Technical Standard 39; the runtime's own tables are left
/// out of this program).
/// </summary>
internal static class LookAlikes
{
    private const int Fullwidth = 0xFEE0;
    private const int MathematicalStart = 0x1D400;
    private const int MathematicalEnd = 0x1D6A3;
    private const int Letters = 26;

    /// <summary>A letter, and what looks like it in Latin with marks, Greek, Cyrillic, Armenian, and among symbols.</summary>
    private static readonly string[] s_groups =
    [
        "a\u00E0\u00E1\u00E2\u00E3\u00E4\u00E5\u0101\u0103\u0105\u0251\u03B1\u0430\u1D00\u00AA\u2090",
        "b\u0184\u0253\u042C\u044C\u0432\u0299\u1D03",
        "c\u00E7\u0107\u0109\u010B\u010D\u03F2\u0441\u1D04\u217D\u2CA5",
        "d\u010F\u0111\u00F0\u0501\u1D05\u217E\u2146",
        "e\u00E8\u00E9\u00EA\u00EB\u0113\u0115\u0117\u0119\u011B\u03B5\u0435\u0451\u0454\u1D07\u212F\u2147\u2091",
        "f\u0192\uA730\u0584",
        "g\u011D\u011F\u0121\u0123\u0261\u0262\u210A\u0581",
        "h\u0125\u0127\u04BB\u0570\u029C\u210E\u043D\u2095",
        "i\u00EC\u00ED\u00EE\u00EF\u0129\u012B\u012D\u012F\u0131\u03B9\u0456\u0457\u026A\u2170\u2148\u04CF\u1D62",
        "j\u0135\u0458\u03F3\u1D0A\u2149",
        "k\u0137\u0138\u03BA\u043A\u1D0B\u2096",
        "l\u013A\u013C\u013E\u0142\u029F\u2113\u217C\u2097",
        "m\u043C\u1D0D\u217F\u2098",
        "n\u00F1\u0144\u0146\u0148\u0274\u03B7\u0578\u043F\u2099",
        "o\u00F2\u00F3\u00F4\u00F5\u00F6\u00F8\u014D\u014F\u0151\u03BF\u03C3\u043E\u0585\u1D0F\u2134\u00BA\u2092",
        "p\u03C1\u0440\u1D18\u03F1\u2CA3\u209A",
        "q\u051B\u0563\u0566",
        "r\u0155\u0157\u0159\u0280\u0433\u1D26",
        "s\u015B\u015D\u015F\u0161\u0219\u0455\u017F\uA731\u209B",
        "t\u0163\u0165\u0167\u021B\u03C4\u0442\u1D1B\u209C",
        "u\u00F9\u00FA\u00FB\u00FC\u0169\u016B\u016D\u016F\u0171\u0173\u03C5\u057D\u1D1C\u03BC",
        "v\u03BD\u0475\u1D20\u2174",
        "w\u0175\u0461\u051D\u03C9\u1D21",
        "x\u03C7\u0445\u2179\u2093",
        "y\u00FD\u00FF\u0177\u03B3\u0443\u04AF\u028F",
        "z\u017A\u017C\u017E\u03B6\u1D22",
        "A\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5\u0100\u0391\u0410",
        "B\u0392\u0412\u212C",
        "C\u00C7\u0106\u010C\u03F9\u0421\u216D\u2102\u212D",
        "D\u010E\u0110\u216E\u2145",
        "E\u00C8\u00C9\u00CA\u00CB\u0112\u0118\u011A\u0395\u0415\u0401\u2130",
        "F\u03DC\u2131",
        "G\u011E\u050C",
        "H\u0397\u041D\u210B\u210C\u210D",
        "I\u00CC\u00CD\u00CE\u00CF\u012A\u0130\u0399\u0406\u0407\u04C0\u2110\u2111\u2160",
        "J\u0408\u037F",
        "K\u039A\u041A\u212A",
        "L\u0141\u2112\u216C",
        "M\u039C\u041C\u2133\u216F",
        "N\u00D1\u0143\u0147\u039D\u2115",
        "O\u00D2\u00D3\u00D4\u00D5\u00D6\u00D8\u014C\u039F\u041E\u0555",
        "P\u03A1\u0420\u2119",
        "Q\u051A\u211A",
        "R\u0158\u211B\u211C\u211D",
        "S\u015A\u015E\u0160\u0218\u0405\u054F",
        "T\u0162\u0164\u021A\u03A4\u0422",
        "U\u00D9\u00DA\u00DB\u00DC\u016A\u016E\u054D",
        "V\u0474\u2164",
        "W\u0174\u051C",
        "X\u03A7\u0425\u2169",
        "Y\u00DD\u03A5\u03D2\u0423\u04AE",
        "Z\u0179\u017B\u017D\u0396\u2124",
        "A\u1D2C", "B\u1D2E", "D\u1D30", "E\u1D31", "G\u1D33", "H\u1D34", "I\u1D35", "J\u1D36", "K\u1D37", "L\u1D38", "M\u1D39",
        "N\u1D3A", "O\u1D3C", "P\u1D3E", "R\u1D3F", "T\u1D40", "U\u1D41", "W\u1D42", "a\u1D43", "b\u1D47", "c\u1D9C", "d\u1D48",
        "e\u1D49", "f\u1DA0", "g\u1D4D", "h\u02B0", "i\u2071", "j\u02B2", "k\u1D4F", "l\u02E1", "m\u1D50", "n\u207F", "o\u1D52",
        "p\u1D56", "r\u02B3", "s\u02E2", "t\u1D57", "u\u1D58", "v\u1D5B", "w\u02B7", "x\u02E3", "y\u02B8", "z\u1DBB",
        "_\u203F\u2040\uFE4D\uFE4E\uFE4F",
        "-\u2010\u2011\u2012\u2013\u2014\u2212",
    ];

    private static readonly Lazy<FrozenDictionary<char, char>> s_plain = new(static () => s_groups
        .SelectMany(static group => group[1..].Select(other => KeyValuePair.Create(other, group[0]))).ToFrozenDictionary());

    /// <summary>The name as it looks; the same instance for one in ASCII.</summary>
    public static string Plain(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                plain.Append((char)rune.Value);
            }
            else if (!IsUnseen(rune))
            {
                plain.Append(Letter(rune.Value) is { } letter ? letter.ToString() : rune.ToString());
            }
        }

        return plain.ToString();
    }

    /// <summary>The letter that it looks like; null when it looks like none.</summary>
    private static char? Letter(int code) => code switch
    {
        >= 0xFF01 and <= 0xFF5E => (char)(code - Fullwidth),
        >= MathematicalStart and <= MathematicalEnd => Of((code - MathematicalStart) % (2 * Letters)),
        >= 0x24B6 and <= 0x24E9 => Of(code - 0x24B6),
        >= 0x249C and <= 0x24B5 => (char)('a' + code - 0x249C),
        >= 0x1F130 and <= 0x1F149 => (char)('A' + code - 0x1F130),
        >= 0x1F150 and <= 0x1F169 => (char)('A' + code - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => (char)('A' + code - 0x1F170),
        <= char.MaxValue when s_plain.Value.TryGetValue((char)code, out var letter) => letter,
        _ => null,
    };

    private static char Of(int index) => (char)(index < Letters ? 'A' + index : 'a' + index - Letters);

    private static bool IsUnseen(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark;
}
