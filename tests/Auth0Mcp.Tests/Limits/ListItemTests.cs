using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Auth0Mcp.Clients;
using Auth0Mcp.Context;
using Auth0Mcp.Demo;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Limits;

/// <summary>
/// <see cref="JsonElement"/> finds an item of a list by a walk over all before it, so that a loop over the indexes costs the
/// square of the list. The items are enumerated instead, and no assembly of the program knows the indexer.
/// </summary>
public sealed class ListItemTests
{
    public static TheoryData<Type> Projects => [typeof(DeepJson), typeof(CallWork), typeof(ServerCommand), typeof(OverlaidDocument)];

    [Theory, MemberData(nameof(Projects))]
    public void ItemsOfJsonLists_AreNotTakenByIndex(Type project)
    {
        using var file = new PEReader(File.OpenRead(project.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(JsonElement))
            .Select(member => metadata.GetString(member.Name)).ToList();
        Assert.Contains("EnumerateArray", used);
        Assert.DoesNotContain("get_Item", used);
    }
}
