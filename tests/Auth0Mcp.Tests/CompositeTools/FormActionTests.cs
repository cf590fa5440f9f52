using Auth0Mcp.Tools.Forms;

namespace Auth0Mcp.Tests.CompositeTools;

/// <summary>The code of the action that shows a form.</summary>
public class FormActionTests
{
    [Fact]
    public void IdWithCodeInIt_StaysText()
    {
        var code = FormAction.Code("ap_1'); */ process.exit(); (\"\n", FormAction.PostLogin);
        Assert.Contains("api.prompt.render(\"ap_1\\u0027); */ process.exit(); (\\u0022\\n\");", code, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "*/ process", code.Replace("\\u0027); */ process", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void CodeThatRendersAnotherForm_DoesNotCount()
    {
        Assert.True(FormAction.Renders("api.prompt.render('ap_1')", "ap_1"));
        Assert.False(FormAction.Renders("api.prompt.render('ap_12')", "ap_1"));
        Assert.False(FormAction.Renders("// 'ap_1'", "ap_1"));
    }
}
