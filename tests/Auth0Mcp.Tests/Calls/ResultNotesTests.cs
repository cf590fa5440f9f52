using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;

namespace Auth0Mcp.Tests.Calls;

public class ResultNotesTests
{
    [Theory]
    [InlineData("{}", """{"_notes":["It is so."]}""")]
    [InlineData("""{"id":"1"}""", """{"id":"1","_notes":["It is so."]}""")]
    [InlineData("[1]", """{"value":[1],"_notes":["It is so."]}""")]
    public void Note_IsAMemberOfTheResult(string result, string expected)
        => Assert.Equal(expected, ResultNotes.Append(CallResult.Success(result), ["It is so."]).ToJson());

    [Fact]
    public void NoteThatHasToBeReadFirst_StandsFirst()
    {
        var ledger = new CallContext();
        ledger.Note("It is so.");
        ledger.NoteFirst("It is not.");
        var result = ResultNotes.Append(CallResult.Success("""{"id":"1"}"""), ledger.Notes, ledger.NotesComeFirst);
        Assert.Equal("""{"_notes":["It is not.","It is so."],"id":"1"}""", result.ToJson());
    }

    [Fact]
    public void ResultWithoutNotes_StaysAsItIs()
        => Assert.Equal("[1]", ResultNotes.Append(CallResult.Success("[1]"), []).ToJson());

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
