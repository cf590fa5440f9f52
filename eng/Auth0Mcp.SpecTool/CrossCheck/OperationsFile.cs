using System.Text;

namespace Auth0Mcp.SpecTool.CrossCheck;

/// <summary>
/// NSwag's reading as text, one line per operation in ordinal order:
/// <c>VERB route operationId MethodName in:name! … body</c>.
/// </summary>
internal static class OperationsFile
{
    private const int FixedFields = 4;

    public static byte[] Write(IEnumerable<NamedOperation> operations)
    {
        var lines = operations.Select(static operation =>
        {
            var reading = operation.Reading;
            return $"{reading.Address} {reading.OperationId} {operation.MethodName} {reading.Inputs}".TrimEnd();
        });
        return Encoding.UTF8.GetBytes(string.Concat(lines.Order(StringComparer.Ordinal).Select(static line => line + "\n")));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<NamedOperation> Read(byte[] bytes) =>
        [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static NamedOperation Parse(string line)
    {
        var fields = line.Split(' ', FixedFields + 1);
        var inputs = fields.Length > FixedFields ? fields[FixedFields] : "";
        return new NamedOperation(new OperationReading(fields[0], fields[1], fields[2], inputs), fields[3]);
    }
}
