using System.Reflection;
using System.Text;

namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// The index that <c>eng/Auth0Mcp.SearchTrainer</c> made of <c>spec/</c> while this program was built: columns of numbers, each
/// behind their count. They are used where the program file holds them, in the order in which they were written; nothing is
/// unpacked.
/// </summary>
internal sealed unsafe class IndexFile
{
    private const string Resource = "search-index";

    private byte* _next;

    private IndexFile(byte* start) => _next = start;

    /// <summary>The file at its first column.</summary>
    /// <param name="holder">Has it as a resource.</param>
    public static IndexFile Open(Assembly holder)
    {
        using var resource = (UnmanagedMemoryStream)holder.GetManifestResourceStream(Resource)!;
        return new(resource.PositionPointer);
    }

    /// <summary>The file where it lies; who gives it keeps it there.</summary>
    public static IndexFile At(byte* start) => new(start);

    /// <summary>The column that comes next.</summary>
    public Column<T> Next<T>()
        where T : unmanaged
    {
        var length = *(int*)_next;
        var start = (T*)(_next + sizeof(int));
        _next = (byte*)(start + length);
        return new(start, length);
    }

    /// <summary>The text that comes next, line by line.</summary>
    public string[] NextLines() => Encoding.UTF8.GetString(Next<byte>().Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
