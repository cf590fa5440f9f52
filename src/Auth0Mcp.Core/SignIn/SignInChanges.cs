using System.Text;
using Auth0Mcp.Files;

namespace Auth0Mcp.SignIn;

/// <summary>
/// How running servers notice what other processes change: a small file in the state directory that holds something new after
/// each change of a sign-in or profile. Reading it costs some microseconds; a keychain would cost milliseconds.
/// </summary>
internal sealed class SignInChanges(string stateDirectory)
{
    /// <summary>Of what is written into the file.</summary>
    private const int Length = 32;

    private static readonly PrivateFile s_files = new();

    private readonly string _path = Path.Combine(stateDirectory, "changes");

    /// <summary>What stands for the present state; differs after each change.</summary>
    public string Current()
    {
        try
        {
            using var file = OwnerFile.OpenToRead(_path);
            var content = new byte[Length];
            return Encoding.ASCII.GetString(content, 0, file.ReadAtLeast(content, Length, throwOnEndOfStream: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Tells the others. When that fails they notice at the next renewal, which reads the store anyway.</summary>
    public void Announce()
    {
        try
        {
            s_files.Write(_path, Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N")));
        }
        catch (SignInStoreException)
        {
            // What was announced has happened all the same.
        }
    }
}
