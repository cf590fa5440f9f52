namespace Auth0Mcp.Telemetry;

/// <summary>
/// Headers for the collector as the OpenTelemetry specification writes them: <c>name=value,name=value</c>, values
/// percent-encoded.
/// </summary>
internal static class OtlpHeaders
{
    /// <summary>
    /// The list as the SDK reads it; null when one of its parts would be lost on the way, which the SDK does not tell.
    /// </summary>
    public static string? Read(string text)
    {
        var pairs = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return pairs.All(IsSent) ? string.Join(',', pairs) : null;
    }

    private static bool IsSent(string pair)
    {
        if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var encoded])
        {
            return false;
        }

        // The SDK decodes before it splits: a comma in a value would end it. HTTP takes visible ASCII alone.
        var value = Uri.UnescapeDataString(encoded);
        using var request = new HttpRequestMessage();
        return value.All(static letter => letter is >= ' ' and <= '~' and not ',')
            && request.Headers.TryAddWithoutValidation(name, value);
    }
}
