namespace Auth0Mcp.Replay.Report;

/// <summary>The rows of the table of totals.</summary>
internal static class Totals
{
    /// <summary>What people read, and the key of it in JSON; a leading dash is a part of the row before.</summary>
    public static IReadOnlyList<(string Key, string Text)> Rows { get; } =
    [
        ("exchanges", "exchanges"),
        ("accepted", "requests that the tenant accepted"),
        ("as recorded", "… sent as recorded (paging defaults aside)"),
        ("with defaults", "… sent with more than was recorded"),
        ("altered", "… **sent with less, or changed**"),
        ("refused: closed", "… **refused: the tools close what the document opens**"),
        ("refused: omitted or narrowed", "… **refused: the document and the overlay omit or narrow it**"),
        ("exempt", "… refused for good (a body on GET, empty updates, hidden arguments, unknown operations)"),
        ("write-backs", "reads sent back through the update of the same path"),
        ("write-backs equal", "… accepted, and the tenant holds the same afterwards"),
        ("write-backs refused", "… **refused**"),
        ("write-backs with a mask", "… **sent with a mask as the value of a secret**"),
        ("write-backs that change", "… **accepted, and the tenant holds something else**"),
        ("flows", "flows: what was recorded of a thing from its creation on"),
        ("flows whole", "… that can be done whole"),
        ("flows newer", "… that need an operation that the document does not have"),
        ("flows broken", "… **that cannot be done whole**"),
        ("answers", "answers"),
        ("leaves", "leaves of answers"),
        ("secrets", "secrets planted or declared"),
        ("leaked", "… **shown**"),
        ("hidden", "leaves **masked though harmless**"),
        ("guarded", "leaves masked at names that tell a secret"),
    ];
}
