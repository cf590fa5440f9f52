using System.CommandLine;
using System.Globalization;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<string> Spec() => new("--spec")
    {
        HelpName = "DIR",
        Description = "The folder with the imported document and the manifest.",
        DefaultValueFactory = static _ => "spec",
    };

    public static Option<bool> WithoutSecondReading() => new("--without-second-reading")
    {
        Description = "Take in a document that NSwag cannot read, or reads wrongly; the provenance says so.",
    };

    public static Option<DateOnly?> Date() => new("--date")
    {
        HelpName = "YYYY-MM-DD",
        Description = "The date of the revision, when the name of the source does not contain it.",
        CustomParser = static result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day))
            {
                return day;
            }

            result.AddError($"--date: '{text}' is not a date such as 2026-06-25.");
            return null;
        },
    };
}
