using Auth0Mcp.Discovery.Search;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>The words of an index are kept once.</summary>
public class WordTableTests
{
    private readonly WordTable _table = new();

    [Fact]
    public void WordOfTwoSentences_IsOneText()
        => Assert.Same(_table.Learn("Listing apps").Words[1], _table.Learn("delete APPS").Words[1]);

    [Fact]
    public void Question_IsReadLikeTheCatalogue()
    {
        var learnt = _table.Learn("Deleted grants of grp_9fK2x");
        var read = _table.Read("Deleted grants of grp_9fK2x");
        Assert.Equal(["deleted", "grants", "of", "grp_", "#id"], read.Words);
        Assert.Equal((learnt.Words, learnt.Stems), (read.Words, read.Stems), static (left, right) => left.Words.SequenceEqual(right.Words) && left.Stems.SequenceEqual(right.Stems));
    }

    [Fact]
    public void WordsOfAQuestion_AreNotKept()
    {
        var word = _table.Read("unheard").Words[0];
        Assert.NotSame(word, _table.Read("unheard").Words[0]);
    }
}
