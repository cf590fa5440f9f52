using Auth0Mcp.Calls;
using Auth0Mcp.Context;

namespace Auth0Mcp.Tests.Calls;

public class ResultNotesTests
{
    [Theory]
    [InlineData("{}", """{"_notes":["It is so."]}""")]
    [InlineData("""{"id":"1"}""", """{"id":"1","_notes":["It is so."]}""")]
    [InlineData("[1]", """{"value":[1],"_notes":["It is so."]}""")]
    public void Note_IsAMemberOfTheResult(string result, string expected)
        => Assert.Equal(expected, ResultNotes.Append(new CallResult(result, IsError: false), ["It is so."]).Json);

    [Fact]
    public void NoteThatHasToBeReadFirst_StandsFirst()
    {
        var ledger = new CallContext();
        ledger.Note("It is so.");
        ledger.NoteFirst("It is not.");
        var result = ResultNotes.Append(new CallResult("""{"id":"1"}""", IsError: false), ledger.Notes, ledger.NotesComeFirst);
        Assert.Equal("""{"_notes":["It is not.","It is so."],"id":"1"}""", result.Json);
    }

    [Fact]
    public void ResultWithoutNotes_StaysAsItIs()
        => Assert.Equal("[1]", ResultNotes.Append(new CallResult("[1]", IsError: false), []).Json);

    [Fact]
    public void Notes_AreSaidOnceAndBounded()
    {
        var ledger = new CallContext();
        for (var i = 0; i < 100; i++)
        {
            ledger.Note("same");
            ledger.Note($"note {i}");
        }

        Assert.Equal("same", ledger.Notes[0]);
        Assert.Equal(12, ledger.Notes.Count);
    }
}
