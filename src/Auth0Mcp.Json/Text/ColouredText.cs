namespace Auth0Mcp.Text;

/// <summary>A colour of this program, by its number in ECMA-48 SGR.</summary>
internal enum Colour
{
    None = 0,
    Red = 31,
    Green = 32,
    Yellow = 33,
}

/// <summary>A part of a text, and the colour that a terminal shows it in.</summary>
internal readonly record struct ColouredText(string Text, Colour Colour = Colour.None);
