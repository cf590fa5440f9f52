using System.Text.Json.Serialization;

namespace Auth0Mcp.Doctor;

/// <summary>
/// What <c>doctor --json</c> prints. Scripts read it: names and order of the members stay; a fix that there is none for is left
/// out.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportJson))]
internal sealed partial class DoctorJson : JsonSerializerContext;

/// <summary>The whole report.</summary>
/// <param name="Ok">Nothing is wrong; warnings do not count.</param>
internal sealed record ReportJson(bool Ok, string Version, IEnumerable<FindingJson> Findings);

/// <summary>One finding.</summary>
internal sealed record FindingJson(string Check, string Level, string Message, string? Fix, bool Fixable, bool Fixed);
