using Auth0Mcp.Cli.Prompts;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary>The list in which a person chooses scopes, key by key.</summary>
public class ScopePickerTests
{
    private readonly ScopePicker _picker = new(ScopeGroup.Of(["create:clients", "read:clients", "read:client_keys", "read:logs"]));

    [Fact]
    public void Beginning_HasNothingChosenAndOfflineAccessExplained()
    {
        Assert.Empty(_picker.Chosen);
        Assert.Equal(
            ["[ ] offline_access", "[ ] read:client_keys", "[ ] clients (0 of 2)", "    [ ] read:clients",
            "    [ ] create:clients", "[ ] read:logs"],
            Lines());
        Assert.Contains("renews itself", _picker.View(10)[0].Note, StringComparison.Ordinal);
        Assert.Equal(5, _picker.Total);
    }

    [Fact]
    public void SpaceOnAScope_ChoosesAndUnchoosesIt()
    {
        Press(ConsoleKey.End, ConsoleKey.Spacebar);
        Assert.Equal(["read:logs"], _picker.Chosen);
        Press(ConsoleKey.Spacebar);
        Assert.Empty(_picker.Chosen);
    }

    [Fact]
    public void SpaceOnAResource_ChoosesAllOfIt()
    {
        Press(ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Spacebar);
        Assert.Equal(["read:clients", "create:clients"], _picker.Chosen);
        Assert.Contains("[x] clients (2 of 2)", Lines());
    }

    [Fact]
    public void ResourceWithSomeChosen_SaysSo()
    {
        Press(ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Spacebar);
        Assert.Contains("[-] clients (1 of 2)", Lines());
    }

    [Fact]
    public void Typing_ShowsOnlyWhatContainsIt()
    {
        Type("CLIENTS");
        Assert.Equal(["[ ] clients (0 of 2)", "    [ ] read:clients", "    [ ] create:clients"], Lines());
    }

    [Fact]
    public void SpaceOnAFilteredResource_ChoosesOnlyWhatIsShown()
    {
        Type("read:clients");
        Press(ConsoleKey.Spacebar);
        Assert.Equal(["read:clients"], _picker.Chosen);
    }

    [Fact]
    public void CtrlA_ChoosesEverythingShown()
    {
        Type("read:");
        _picker.Press(new ConsoleKeyInfo('\u0001', ConsoleKey.A, shift: false, alt: false, control: true));
        Press(ConsoleKey.Escape);
        Assert.Equal(["read:client_keys", "read:clients", "read:logs"], _picker.Chosen);
    }

    [Fact]
    public void Backspace_WidensTheFilterAgain()
    {
        Type("logsx");
        Assert.Empty(Lines());
        Press(ConsoleKey.Spacebar, ConsoleKey.DownArrow, ConsoleKey.Backspace);
        Assert.Equal(["[ ] read:logs"], Lines());
    }

    [Fact]
    public void EnterWithNothingChosen_Reminds()
    {
        Assert.False(_picker.Press(Key(ConsoleKey.Enter)));
        Assert.True(_picker.IsReminded);
    }

    [Fact]
    public void EnterWithAChoice_IsFinal()
    {
        Press(ConsoleKey.Spacebar);
        Assert.True(_picker.Press(Key(ConsoleKey.Enter)));
        Assert.Equal(["offline_access"], _picker.Chosen);
    }

    [Fact]
    public void LongList_ScrollsWithTheCursor()
    {
        Press(ConsoleKey.PageDown);
        Assert.Equal(["    [ ] create:clients", "[ ] read:logs"], Lines(2));
        Press(ConsoleKey.Home);
        Assert.Equal(["[ ] offline_access", "[ ] read:client_keys"], Lines(2));
    }

    private List<string> Lines(int height = 10) => [.. _picker.View(height).Select(static line => line.Text)];

    private void Press(params ConsoleKey[] keys)
    {
        foreach (var key in keys)
        {
            _picker.Press(Key(key));
        }
    }

    private void Type(string text)
    {
        foreach (var character in text)
        {
            _picker.Press(new ConsoleKeyInfo(character, ConsoleKey.None, shift: false, alt: false, control: false));
        }
    }

    private static ConsoleKeyInfo Key(ConsoleKey key) => new('\0', key, shift: false, alt: false, control: false);
}
