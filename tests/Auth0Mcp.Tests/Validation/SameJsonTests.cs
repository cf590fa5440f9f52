using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>What means the same has one hash, and what does not rarely has.</summary>
public class SameJsonTests
{
    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "10e-1")]
    [InlineData("0.5", "5E-1")]
    [InlineData("0.0050", "5e-3")]
    [InlineData("120.50", "1205e-1")]
    [InlineData("100", "1e+2")]
    [InlineData("-0", "0.0")]
    [InlineData("\"a\"", "\"\\u0061\"")]
    [InlineData("""{"a":1,"b":[2]}""", """{"b":[2.0],"a":1e0}""")]
    public void ValuesThatMeanTheSame_HaveOneHash(string left, string right)
    {
        var (one, other) = (JsonElement.Parse(left), JsonElement.Parse(right));
        Assert.True(SameJson.Instance.Equals(one, other));
        Assert.Equal(SameJson.Instance.GetHashCode(one), SameJson.Instance.GetHashCode(other));
    }

    [Theory]
    [InlineData("1", "-1")]
    [InlineData("1", "10")]
    [InlineData("12.5", "0.125")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("1", "\"1\"")]
    public void ValuesThatMeanSomethingElse_AreNotTheSame(string left, string right)
        => Assert.NotEqual(JsonElement.Parse(left), JsonElement.Parse(right), SameJson.Instance);

    [Fact]
    public void NumbersThatADoubleHoldsAsOne_HaveHashesOfTheirOwn()
    {
        var texts = Enumerable.Range(0, 1000)
            .Select(static at => string.Create(CultureInfo.InvariantCulture, $"1.000000000000000000000{at:0000}1"));
        var numbers = texts.Select(static text => JsonElement.Parse(text));
        Assert.InRange(numbers.Select(SameJson.Instance.GetHashCode).Distinct().Count(), 995, 1000);
    }
}
