using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Text;

/// <summary>What nobody sees in the texts of outsiders comes back as escapes, and what people write stays as it is.</summary>
public class VisibleTextTests
{
    [Theory]
    [InlineData(0x80, 0x9F)]
    [InlineData(0xAD, 0xAD)]
    [InlineData(0x034F, 0x034F)]
    [InlineData(0x061C, 0x061C)]
    [InlineData(0x180B, 0x180F)]
    [InlineData(0x200B, 0x200F)]
    [InlineData(0x2028, 0x202E)]
    [InlineData(0x2060, 0x206F)]
    [InlineData(0x3164, 0x3164)]
    [InlineData(0xFE00, 0xFE0F)]
    [InlineData(0xFEFF, 0xFEFF)]
    [InlineData(0xE0000, 0xE007F)]
    [InlineData(0xE0100, 0xE01EF)]
    public void InvisibleCharacters_AreEscaped(int first, int last)
        => Assert.All(Enumerable.Range(first, last - first + 1), static scalar =>
        {
            var text = $"a{char.ConvertFromUtf32(scalar)}b";
            var escapes = string.Concat(char.ConvertFromUtf32(scalar).Select(static unit => $"\\u{(int)unit:X4}"));
            Assert.Equal($"\"a{escapes}b\"", Written(text));
            Assert.Equal($"a{escapes}b", VisibleText.Of(text));
        });

    [Theory]
    [InlineData("👩‍👩‍👧")]
    [InlineData("❤️ ✈️ 1️⃣")]
    [InlineData("👍🏽 🏳️‍🌈")]
    [InlineData("Zoë 日本語 العربية עברית")]
    public void WhatPeopleWrite_StaysReadable(string text)
    {
        Assert.Equal($"\"{text}\"", Written(text));
        Assert.Equal(text, VisibleText.Of(text));
    }

    [Theory]
    [InlineData("👍\uFE0F\uFE0F\uFE00\u200Dpayload", @"👍️\uFE0F\uFE00\u200Dpayload")]
    [InlineData("a\u200D👍", @"a\u200D👍")]
    [InlineData("👍\u200D", @"👍\u200D")]
    public void TextHiddenBehindAnEmoji_IsSeen(string text, string shown) => Assert.Equal($"\"{shown}\"", Written(text));

    [Fact]
    public void EveryCharacter_IsTheSameWhenReadAgain()
    {
        var all = string.Concat(
            Enumerable.Range(0, 0x11_0000).Where(static scalar => scalar is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32));
        Assert.Equal(all, JsonElement.Parse(Written(all)).GetString());
    }

    [Fact]
    public void BytesAndCharacters_AreWrittenAlike()
    {
        var random = new Random(3);
        int[] interesting = ['a', '"', '\\', '\n', 0x200D, 0xFE0F, 0x1F469, 0x2764, 0x202E, 0xE0041, '1', 0x20E3, 0xE9];
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(random.GetItems(interesting, 12).Select(char.ConvertFromUtf32));
            var bytes = ResultJson.Write(writer => writer.WriteStringValue(System.Text.Encoding.UTF8.GetBytes(text)));
            Assert.Equal(Written(text), bytes);
            Assert.Equal(text, JsonElement.Parse(bytes).GetString());
        }
    }

    [Fact]
    public async Task NameThatTurnsTheDirectionOfWriting_IsSeenInAResult()
    {
        var shown = await new TestTenant().Answers(200, """{"name":"nur\u202eotnevE","logo_uri":"a\udb40\udc41b"}""")
            .CallAsync("auth0_get_application", """{"client_id":"a"}""");
        Assert.Equal("""{"name":"nur\u202EotnevE","logo_uri":"a\uDB40\uDC41b"}""", shown.Text);
    }

    [Fact]
    public async Task MessageThatRepeatsATenantsText_ShowsWhatIsHiddenInIt()
    {
        var shown = await new TestTenant().Answers(400, """{"message":"bad name a\u200bb"}""")
            .CallAsync("auth0_get_application", """{"client_id":"a"}""");
        Assert.Contains(@"a\u200Bb", shown.Text, StringComparison.Ordinal);
    }

    private static string Written(string text) => ResultJson.Write(writer => writer.WriteStringValue(text));
}
