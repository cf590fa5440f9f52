using System.Security.Cryptography;
using System.Text;

namespace Auth0Mcp.Calls;

/// <summary>
/// What a consent is for: one tenant, one tool, one set of arguments, the files that they name, and what is stored. Two calls
/// agree when they mean the same JSON.
/// </summary>
/// <param name="Call">A hash in hexadecimal, of all but the files.</param>
/// <param name="Files">The hashes of the files; empty when there are none.</param>
/// <param name="State">The hash of what an update was planned for; empty where that does not matter.</param>
internal sealed record ConsentBinding(string Call, string Files, string State = "")
{
    /// <summary>The argument that carries the consent itself, and is not a part of what is agreed to.</summary>
    public const string Argument = "confirmation";

    /// <summary>How far a consent to another binding fits this one.</summary>
    public ConsentMatch Compare(ConsentBinding agreed)
        => !AreEqual(agreed.Call, Call) ? ConsentMatch.None
            : !AreEqual(agreed.Files, Files) ? ConsentMatch.OtherFiles
            : AreEqual(agreed.State, State) ? ConsentMatch.Whole
            : ConsentMatch.OtherState;

    /// <summary>Compares two secrets in a time that tells nothing about them.</summary>
    public static bool AreEqual(string left, string right)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
