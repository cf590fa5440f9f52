using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Auth0Mcp.Clients;
using Auth0Mcp.Stdio;

namespace Auth0Mcp.Tests.Clients;

/// <summary>What holds for every document, tried on many.</summary>
public partial class JsoncPropertyTests
{
    private static readonly string[] s_place = ["mcpServers", "auth0"];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Adding_KeepsEveryByteInOrder_AndEverythingElseParsesEqual(int batch) => ForEach(batch, static (text, seed) =>
    {
        if (Has(text))
        {
            return;
        }

        var after = Set(text, seed);
        Assert.True(IsWithin(BlanksBeforeBrace().Replace(text, ""), after), $"Seed {seed}: bytes are missing in\n{after}");
        AssertEqualOutside(text, after, seed);
        Assert.True(JsonNode.DeepEquals(Value(seed), Parse(after)["mcpServers"]!["auth0"]), $"Seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Batches))]
    public void Replacing_KeepsEveryByteBeforeAndAfter(int batch) => ForEach(batch, static (text, seed) =>
    {
        if (!Has(text))
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var document = JsoncDocument.Parse(bytes, "f");
        var member = JsoncEditor.Find(document, s_place.SkipLast(1))!.Find("auth0")!;
        var after = Encoding.UTF8.GetBytes(Set(text, seed));
        Assert.True(after.AsSpan().StartsWith(bytes.AsSpan(0, member.ValueStart)), $"Seed {seed}");
        Assert.True(after.AsSpan().EndsWith(bytes.AsSpan(member.ValueEnd)), $"Seed {seed}");
        AssertEqualOutside(text, Encoding.UTF8.GetString(after), seed);
    });

    [Theory]
    [MemberData(nameof(Batches))]
    public void SecondTime_ChangesNothing(int batch) => ForEach(batch, static (text, seed) =>
    {
        var once = Set(text, seed);
        Assert.Equal(once, Set(once, seed));
    });

    [Theory]
    [MemberData(nameof(Batches))]
    public void Removing_KeepsEveryComment_AndEverythingElseParsesEqual(int batch) => ForEach(batch, static (text, seed) =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var after = Encoding.UTF8.GetString(JsoncEditor.Remove(bytes, "f", s_place));
        Assert.True(IsWithin(after, text), $"Seed {seed}: something was added in\n{after}");
        AssertEqualOutside(text, after, seed);
        Assert.False(Has(after), $"Seed {seed}");
    });

    private static void ForEach(int batch, Action<string, int> check)
    {
        for (var seed = batch * 500; seed < (batch + 1) * 500; seed++)
        {
            check(new RandomJsonc(seed).Document(), seed);
        }
    }

    private static string Set(string text, int seed)
        => Encoding.UTF8.GetString(JsoncEditor.Set(Encoding.UTF8.GetBytes(text), "f", s_place, Value(seed)));

    private static JsonNode Value(int seed) => JsonNode.Parse(seed % 2 == 0 ? """{"command":"/opt/x","args":["run"]}""" : "7")!;

    private static bool Has(string text)
        => Parse(text)["mcpServers"]?["auth0"] is not null || (Parse(text)["mcpServers"] as JsonObject)?.ContainsKey("auth0") == true;

    private static void AssertEqualOutside(string before, string after, int seed)
        => Assert.True(JsonNode.DeepEquals(Without(before), Without(after)), $"Seed {seed}:\n{before}\nbecame\n{after}");

    private static JsonObject Without(string text)
    {
        var root = Parse(text);
        if (root["mcpServers"] is JsonObject servers && servers.Remove("auth0") | servers.Count == 0 && servers.Count == 0)
        {
            root.Remove("mcpServers");
        }

        return root;
    }

    private static JsonObject Parse(string text)
        => JsonNode.Parse(
            Comment().Replace(text.TrimStart('\ufeff'), "${string}"),
            documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true })!.AsObject();

    [GeneratedRegex("""(?<string>"(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""[ \t]+(?=\})""")]
    private static partial Regex BlanksBeforeBrace();

    /// <summary>True when all of the part is in the whole, in order.</summary>
    private static bool IsWithin(string part, string whole)
    {
        var next = 0;
        foreach (var c in whole)
        {
            next += next < part.Length && part[next] == c ? 1 : 0;
        }

        return next == part.Length;
    }
}
