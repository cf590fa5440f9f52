using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Auth0Mcp.Generator.Values;

/// <summary>C# names for the names of the document and the manifest.</summary>
internal static class CSharpNames
{
    /// <summary>
    /// <c>get_resource-servers_by_id</c> is <c>GetResourceServersById</c>. Whatever no identifier may hold joins words.
    /// </summary>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder();
        var startsWord = true;
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                pascal.Append(startsWord ? char.ToUpperInvariant(character) : character);
            }

            startsWord = !char.IsLetterOrDigit(character);
        }

        return pascal.Length == 0 || char.IsDigit(pascal[0]) ? "_" + pascal : pascal.ToString();
    }

    /// <summary><c>per_page</c> is <c>perPage</c>; a C# keyword gets its <c>@</c>.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return SyntaxFacts.GetKeywordKind(camel) == SyntaxKind.None ? camel : "@" + camel;
    }

    /// <summary><c>auth0_list_roles</c> is <c>ListRolesTool</c>.</summary>
    public static string ToolClass(string toolName)
        => Pascal(toolName.Substring(toolName.IndexOf('_') + 1)) + "Tool";

    /// <summary><c>resource-servers</c> is <c>IResourceServersApi</c>.</summary>
    public static string Interface(string tag) => "I" + Pascal(tag) + "Api";
}
