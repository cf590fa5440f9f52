using System.Globalization;
using System.Text;

namespace Auth0Mcp.Text;

/// <summary>
/// Emoji of several characters (Unicode Technical Standard 51): the invisible ones between them belong to the picture.
/// </summary>
internal static class Emoji
{
    private const int Joiner = 0x200D;
    private const int AsPicture = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>True for a joiner between two pictures, and for the selector behind one.</summary>
    public static bool Joins(Rune before, Rune rune, Rune after) => rune.Value switch
    {
        Joiner => (IsPicture(before) || before.Value == AsPicture) && IsPicture(after),
        AsPicture => IsPicture(before) || (after.Value == Keycap && (Rune.IsDigit(before) || before.Value is '#' or '*')),
        _ => false,
    };

    private static bool IsPicture(Rune rune)
        => rune.Value > 0x2000
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.MathSymbol;
}
