using System.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Synthesis;

/// <summary>Choices that look arbitrary and are the same on every machine: a 64-bit xorshift generator started from a text.</summary>
internal sealed class SeededSource(string seed)
{
    // A state of zero would stay zero.
    private ulong _state = Utf8Table.Hash(Encoding.UTF8.GetBytes(seed)) | 1;

    /// <summary>A number from zero up to, not including, <paramref name="end"/>.</summary>
    public int Next(int end)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state * 0x2545F4914F6CDD1D >> 33) % (ulong)Math.Max(end, 1));
    }

    /// <summary>True about <paramref name="percent"/> times in a hundred.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    /// <summary>A text of the given length made of the given characters.</summary>
    public string Text(int length, string alphabet) => string.Create(length, (this, alphabet), static (text, context) =>
    {
        foreach (ref char next in text)
        {
            next = context.alphabet[context.Item1.Next(context.alphabet.Length)];
        }
    });
}
