using System.Text;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Auth0Mcp.Clients;

/// <summary>A TOML file as text, with the place of one table in it.</summary>
internal sealed class TomlDocument
{
    private TomlDocument(string text, bool hasMark, DocumentSyntax syntax)
    {
        Text = text;
        HasMark = hasMark;
        Syntax = syntax;
    }

    public string Text { get; }

    /// <summary>True when the file starts with a byte order mark.</summary>
    public bool HasMark { get; }

    public DocumentSyntax Syntax { get; }

    /// <summary>The line break that the file uses.</summary>
    public string NewLine => Text.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 && Text[end - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="ClientFileException">It is not UTF-8 or does not parse; the message names line and column.</exception>
    public static TomlDocument Parse(byte[] bytes, string path)
    {
        var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
                bytes, hasMark ? 3 : 0, bytes.Length - (hasMark ? 3 : 0));
        }
        catch (DecoderFallbackException)
        {
            throw new ClientFileException($"{path} is not UTF-8, which TOML must be", "Save it as UTF-8 and try again");
        }

        DocumentSyntax syntax;
        try
        {
            syntax = SyntaxParser.Parse(text, path, validate: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or TomlException or ArgumentException or FormatException)
        {
            // The parser gives up on what is nested too deeply, and on some texts that it cannot read, without a place.
            throw new ClientFileException($"{path} does not parse: it is nested too deeply, or is not TOML", "Fix it and try again");
        }

        return syntax.Diagnostics.FirstOrDefault(static message => message.Kind == DiagnosticMessageKind.Error) is { } error
            ? throw new ClientFileException(
                $"{path} does not parse: line {error.Span.Start.Line + 1}, column {error.Span.Start.Column + 1}",
                "Fix it there and try again")
            : new TomlDocument(text, hasMark, syntax);
    }

    public byte[] Bytes(string text) => [.. HasMark ? Encoding.UTF8.Preamble : default, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>The table <c>[servers.name]</c>, or null.</summary>
    public TableSyntax? Table(string servers, string name)
        => Syntax.Tables.OfType<TableSyntax>()
            .FirstOrDefault(table => TomlText.Parts(table.Name!).SequenceEqual([servers, name], StringComparer.Ordinal));

    /// <summary>The names under <c>[servers.name]</c> and <c>[servers]</c>.</summary>
    public IReadOnlyList<string> Names(string servers) =>
    [
        .. Syntax.Tables.OfType<TableSyntax>().Select(static table => (Parts: TomlText.Parts(table.Name!), table.Items))
            .Where(table => table.Parts[0] == servers && table.Parts.Count <= 2)
            .SelectMany(static table => table.Parts.Count == 2
                ? [table.Parts[1]]
                : table.Items.Select(static item => TomlText.Parts(item.Key!)[0]))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary><c>name = { … }</c> in the table <c>[servers]</c>, or null.</summary>
    public KeyValueSyntax? InlineTable(string servers, string name)
        => Syntax.Tables.OfType<TableSyntax>()
            .Where(table => TomlText.Parts(table.Name!).SequenceEqual([servers], StringComparer.Ordinal))
            .SelectMany(static table => table.Items)
            .FirstOrDefault(item => TomlText.Parts(item.Key!).SequenceEqual([name], StringComparer.Ordinal)
                && item.Value is InlineTableSyntax);

    /// <summary>A place where the server is written in a form that is not edited, such as dotted keys; or null.</summary>
    public SyntaxNode? OtherForm(string servers, string name)
        => (SyntaxNode?)Syntax.KeyValues.FirstOrDefault(item => TomlText.Parts(item.Key!)[0] == servers)
           ?? Syntax.Tables.FirstOrDefault(table => TomlText.Parts(table.Name!) is var parts && parts[0] == servers
                && ((table is TableArraySyntax && (parts.Count == 1 || (parts.Count == 2 && parts[1] == name)))
                    || (parts.Count == 1 && table.Items.Any(item => TomlText.Parts(item.Key!)[0] == name))));
}
