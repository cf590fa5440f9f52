using System.Buffers;
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
    private const int CherokeeStart = 0x13A0;

    /// <summary>Small forms, in the order of the others.</summary>
    private const int CherokeeSmallStart = 0xAB70;
    private const int CherokeeSmallEnd = 0xABBF;

    /// <summary>Stands in the tables for what is decomposed into no letter of ASCII.</summary>
    private const char NoLetter = '.';

    private const int LatinStart = 0xC0;
    private const int LatinLength = 0x190;
    private const int AdditionalStart = 0x1E00;
    private const int AdditionalLength = 0x100;

    /// <summary>The letters under the marks of U+00C0 to U+024F, as Unicode decomposes them; a dot for those that have none.</summary>
    private const string Latin =
        "AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.yAaAaAaCcCcCcCcDd..EeEeEeEeEeGgGgGgGg"
        + "Hh..IiIiIiIiI...JjKk.LlLlLl....NnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTt..UuUuUuUuUuUuWwYyYZzZzZz........."
        + "........................Oo.............Uu............................AaIiOoUuUuUuUuUu.AaAa....GgKkOo"
        + "Oo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............................";

    /// <summary>Those of U+1E00 to U+1EFF.</summary>
    private const string Additional =
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSs"
        + "SsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEe"
        + "IiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

    /// <summary>
    /// A letter, and what looks like it in Latin without being decomposed, Greek, Cyrillic, Armenian, Lisu, Cherokee, and among
    /// symbols.
    /// </summary>
    private static readonly string[] s_groups =
    [
        "a\u0251\u03B1\u0430\u1D00\u00AA\u2090",
        "b\u0184\u0253\u042C\u044C\u0432\u0299\u1D03",
        "c\u03F2\u0441\u1D04\u217D\u2CA5",
        "d\u0111\u00F0\u0501\u1D05\u217E\u2146",
        "e\u03B5\u0435\u0451\u0454\u1D07\u212F\u2147\u2091",
        "f\u0192\uA730\u0584",
        "g\u0261\u0262\u210A\u0581",
        "h\u0127\u04BB\u0570\u029C\u210E\u043D\u2095",
        "i\u0131\u03B9\u0456\u0457\u026A\u2170\u2148\u04CF\u1D62",
        "j\u0458\u03F3\u1D0A\u2149",
        "k\u0138\u03BA\u043A\u1D0B\u2096",
        "l\u0142\u029F\u2113\u217C\u2097",
        "m\u043C\u1D0D\u217F\u2098",
        "n\u0274\u03B7\u0578\u043F\u2099",
        "o\u00F8\u03BF\u03C3\u043E\u0585\u1D0F\u2134\u00BA\u2092",
        "p\u03C1\u0440\u1D18\u03F1\u2CA3\u209A",
        "q\u051B\u0563\u0566",
        "r\u0280\u0433\u1D26",
        "s\u0455\u017F\uA731\u209B",
        "t\u0167\u03C4\u0442\u1D1B\u209C",
        "u\u03C5\u057D\u1D1C\u03BC",
        "v\u03BD\u0475\u1D20\u2174",
        "w\u0461\u051D\u03C9\u1D21",
        "x\u03C7\u0445\u2179\u2093",
        "y\u03B3\u0443\u04AF\u028F",
        "z\u03B6\u1D22",
        "A\u0391\u0410",
        "B\u0392\u0412\u212C",
        "C\u03F9\u0421\u216D\u2102\u212D",
        "D\u0110\u216E\u2145",
        "E\u0395\u0415\u0401\u2130",
        "F\u03DC\u2131",
        "G\u050C",
        "H\u0397\u041D\u210B\u210C\u210D",
        "I\u0399\u0406\u0407\u04C0\u2110\u2111\u2160",
        "J\u0408\u037F",
        "K\u039A\u041A\u212A",
        "L\u0141\u2112\u216C",
        "M\u039C\u041C\u2133\u216F",
        "N\u039D\u2115",
        "O\u00D8\u039F\u041E\u0555",
        "P\u03A1\u0420\u2119",
        "Q\u051A\u211A",
        "R\u211B\u211C\u211D",
        "S\u0405\u054F",
        "T\u03A4\u0422",
        "U\u054D",
        "V\u0474\u2164",
        "W\u051C",
        "X\u03A7\u0425\u2169",
        "Y\u03A5\u03D2\u0423\u04AE",
        "Z\u0396\u2124",
        "A\u1D2C", "B\u1D2E", "D\u1D30", "E\u1D31", "G\u1D33", "H\u1D34", "I\u1D35", "J\u1D36", "K\u1D37", "L\u1D38", "M\u1D39",
        "N\u1D3A", "O\u1D3C", "P\u1D3E", "R\u1D3F", "T\u1D40", "U\u1D41", "W\u1D42", "a\u1D43", "b\u1D47", "c\u1D9C", "d\u1D48",
        "e\u1D49", "f\u1DA0", "g\u1D4D", "h\u02B0", "i\u2071", "j\u02B2", "k\u1D4F", "l\u02E1", "m\u1D50", "n\u207F", "o\u1D52",
        "p\u1D56", "r\u02B3", "s\u02E2", "t\u1D57", "u\u1D58", "v\u1D5B", "w\u02B7", "x\u02E3", "y\u02B8", "z\u1DBB",
        "A\uA4EE\u13AA", "B\uA4D0\u13F4", "C\uA4DA\u13DF", "D\uA4D3\u13A0", "E\uA4F0\u13AC", "F\uA4DD", "G\uA4D6\u13C0",
        "H\uA4E7\u13BB", "I\uA4F2", "J\uA4D9\u13AB", "K\uA4D7\u13E6", "L\uA4E1\u13DE", "M\uA4DF\u13B7", "N\uA4E0", "O\uA4F3",
        "P\uA4D1\u13E2", "R\uA4E3\u13A1\u13D2", "S\uA4E2\u13D5\u13DA", "T\uA4D4\u13A2", "U\uA4F4", "V\uA4E6\u13D9",
        "W\uA4EA\u13B3\u13D4", "X\uA4EB", "Y\uA4EC\u13A9\u13BD", "Z\uA4DC\u13C3", "b\u13CF", "d\u13E7", "h\u13C2", "i\u13A5",
        "_\u203F\u2040\uFE4D\uFE4E\uFE4F",
        "-\u2010\u2011\u2012\u2013\u2014\u2212",
    ];

    private const string Swaps = "@4031$5";
    private const string Swapped = "aaoeiss";

    private static readonly SearchValues<char> s_swaps = SearchValues.Create(Swaps);

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

    /// <summary>
    /// With letters in place of the digits and signs that people write for them within a word, as in <c>p@ssw0rd</c>; null for a
    /// name without such.
    /// </summary>
    public static string? Unswapped(string name)
    {
        StringBuilder? found = null;
        for (var start = name.AsSpan().IndexOfAny(s_swaps); start >= 0;)
        {
            var length = name.AsSpan(start).IndexOfAnyExcept(s_swaps);
            var end = length < 0 ? name.Length : start + length;
            if (start > 0 && char.IsAsciiLetter(name[start - 1]) && end < name.Length && char.IsAsciiLetter(name[end]))
            {
                found ??= new StringBuilder(name);
                for (var at = start; at < end; at++)
                {
                    found[at] = Swapped[Swaps.IndexOf(name[at], StringComparison.Ordinal)];
                }
            }

            var next = name.AsSpan(end).IndexOfAny(s_swaps);
            start = next < 0 ? -1 : end + next;
        }

        return found?.ToString();
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
        >= CherokeeSmallStart and <= CherokeeSmallEnd => Letter(code - CherokeeSmallStart + CherokeeStart),
        >= LatinStart and < LatinStart + LatinLength when Latin[code - LatinStart] != NoLetter => Latin[code - LatinStart],
        >= AdditionalStart and < AdditionalStart + AdditionalLength when Additional[code - AdditionalStart] != NoLetter
            => Additional[code - AdditionalStart],
        <= char.MaxValue when s_plain.Value.TryGetValue((char)code, out var letter) => letter,
        _ => null,
    };

    private static char Of(int index) => (char)(index < Letters ? 'A' + index : 'a' + index - Letters);

    private static bool IsUnseen(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark;
}
