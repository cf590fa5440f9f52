namespace Auth0Mcp;

/// <summary>Finds the working tree from wherever the program was built to.</summary>
internal static class Repository
{
    /// <exception cref="DirectoryNotFoundException">No parent folder holds the solution.</exception>
    public static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Auth0Mcp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Run this from inside the repository: no parent folder holds Auth0Mcp.sln.");
    }
}
