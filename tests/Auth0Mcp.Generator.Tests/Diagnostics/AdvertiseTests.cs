using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M080 to A0M082: what clients are shown of a tool, and what is added to its description.</summary>
public sealed class AdvertiseTests
{
    private const string Unworded = "hide: [habitat, x-gardener, q]\n";

    [Theory]
    [InlineData("[sort, famly]", "(8,23)", "'famly', but no argument of the tool is called that; did you mean 'family'?")]
    [InlineData("[sort, habitat]", "(8,23)", "'habitat', but no argument of the tool is called that.")]
    public void UnknownOrHiddenName_IsReportedAtTheItem(string names, string place, string message)
        => Garden.Tool("get_plants", Unworded + "advertise: " + names).Reports(
            $"tools.yaml{place}: error A0M080: Tool 'auth0_do_thing': 'advertise' names {message}");

    [Fact]
    public void NameFromBeforeTheRename_IsUnknown()
        => Garden.Tool(
            "post_plants", "rename: { name: call_it }\ndescribe: { call_it: What to call it }\nadvertise: [name, family]").Reports(
            "tools.yaml(9,17): error A0M080: Tool 'auth0_do_thing': 'advertise' names 'name', but no argument of the tool is "
            + "called that.");

    [Fact]
    public void ChoiceThatLeavesNothingOut_IsReportedAtTheKey()
        => Garden.Tool("get_plants_by_id", "advertise: [fields]").Reports(
            "tools.yaml(7,5): error A0M081: Tool 'auth0_do_thing': 'advertise' leaves no argument out. Remove it: without it "
            + "every argument is shown.");

    [Theory]
    [InlineData("Early access.")]
    [InlineData("Beta.")]
    public void LifecycleInTheDescription_IsReportedAtTheDescription(string word)
        => Garden.Tool("put_garden-beds_by_id").Edit("tools.yaml", "Does the thing.", $"Does the thing. {word}").Reports(
            $"tools.yaml(6,18): error A0M082: The description of 'auth0_do_thing' says '{word}' itself. Remove that: it is added "
            + "from the document.");

    [Fact]
    public void DescriptionThatIsTooLongWithWhatIsAdded_IsReportedWithItsLength()
        => Garden.Tool("put_garden-beds_by_id").Edit("tools.yaml", "Does the thing.", new string('x', 387)).Reports(
            "tools.yaml(6,18): error A0M013: The description of 'auth0_do_thing' has 401 characters; at most 400 are allowed, "
            + "because every client pays for them in every session.");

    [Fact]
    public void EarlyAccess_IsAddedToTheDescription()
        => Assert.Equal("Does the thing. Early access.", Tool("put_garden-beds_by_id", "").Description);

    [Fact]
    public void ChosenRequiredAndLocalArguments_AreShownInAnOpenObject()
    {
        var schema = JsonElement.Parse(Tool("post_plants", "advertise: [height, family]\nmints: [sensor_token]").AdvertisedSchema);

        Assert.Equal(
            ["care", "family", "fields", "height", "name", "secret_to"],
            schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal("""["name","care"]""", schema.GetProperty("required").GetRawText());
        Assert.False(schema.TryGetProperty("additionalProperties", out _));
    }

    [Fact]
    public void ArgumentsLeftOut_AreCountedInTheDescriptionAndStillEnforced()
    {
        var whole = Tool("post_plants", "");
        var chosen = Tool("post_plants", "advertise: [family]");
        var leftOut = Properties(whole.AdvertisedSchema) - Properties(chosen.AdvertisedSchema);

        Assert.Equal($"Does the thing. {leftOut} more arguments: auth0_describe_tool.", chosen.Description);
        Assert.Equal(whole.EnforcedSchema, chosen.EnforcedSchema);
    }

    private static int Properties(string schema) => JsonElement.Parse(schema).GetProperty("properties").EnumerateObject().Count();

    private static ToolModel Tool(string operation, string lines)
        => Garden.Tool(operation, lines).Reports().Values<ToolModel>(TrackingNames.Tools).Single();
}
