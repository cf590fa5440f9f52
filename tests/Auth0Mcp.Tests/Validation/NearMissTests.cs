namespace Auth0Mcp.Tests.Validation;

public class NearMissTests
{
    [Theory]
    [InlineData("callback", "callbacks")]
    [InlineData("appType", "app_type")]
    [InlineData("APP-TYPE", "app_type")]
    [InlineData("calblacks", "callbacks")]
    public void NearName_IsFound(string given, string meant)
        => Assert.Equal(meant, NearMiss.Find(given, ["name", "app_type", "callbacks"]));

    [Theory]
    [InlineData("block")]
    [InlineData("blockd")]
    [InlineData("isBlocked")]
    [InlineData("BLOCKED")]
    public void OneRule_FindsTheSameForOneAndForSeveral(string given)
    {
        string[] names = ["nickname", "user_blocked_since_the_last_change", "blocked", "name"];
        Assert.Equal("blocked", NearMiss.Find(given, names));
        Assert.Equal("blocked", NearMiss.Several(given, names)[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zzz")]
    [InlineData("logo")]
    public void FarName_IsNot(string given) => Assert.Null(NearMiss.Find(given, ["name", "app_type", "callbacks"]));

    [Theory]
    [InlineData("ab", "ba", 1)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_CountsEdits(string left, string right, int edits) => Assert.Equal(edits, EditDistance.Between(left, right));
}
