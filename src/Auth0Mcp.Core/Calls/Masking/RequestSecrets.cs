using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Shows what a caller sends without the secrets in it, by the rules of <see cref="SecretMask"/>: what the document says of the
/// body, what it says of the same place in a result, and names.
/// </summary>
internal static class RequestSecrets
{
    /// <summary>What the document's name for a body as one argument is.</summary>
    private const string Body = "body";

    private const string Confirmation = "confirmation";

    /// <summary>The name under which a property is judged: actions take their secrets as pairs of a name and a value.</summary>
    public static string NameOf(string parent, string property) => property == "value" && IsSecretName(parent) ? "secret" : property;

    /// <summary>True where a property of that name takes a secret.</summary>
    public static bool IsSecretName(string name) => SecretNaming.Of(name).Kind == NameKind.Secret;

    /// <summary>True where a call sends a secret.</summary>
    public static bool IsSecret(string name, SecretMask.View place) => place.IsSecret || (place.HidesText && IsSecretName(name));

    /// <summary>
    /// True where that value replaces a secret: a switch replaces none, and a number only one of digits. What is emptied may have
    /// been one.
    /// </summary>
    public static bool ReplacesSecret(string name, SecretMask.View place, JsonElement value)
        => place.IsSecret || (IsSecret(name, place) && value.ValueKind switch
        {
            JsonValueKind.String or JsonValueKind.Null => true,
            JsonValueKind.Number => SecretNaming.Of(name).IsOfDigits,
            _ => false,
        });

    /// <summary>The place of an argument, whether it travels in the body, is the body, or goes elsewhere.</summary>
    public static SecretMask.View PlaceOf(ToolDescriptor? tool, string argument)
    {
        if (tool is not OperationTool operation)
        {
            return SecretMask.ByName.Property(argument);
        }

        return operation.LocalArguments.Contains(argument) && argument != Confirmation ? default
            : operation.PathArguments.Contains(argument) ? default
            : operation.BodyProperty(argument) is { } property ? BodyOf(operation).Property(property)
            : operation.Renames.GetValueOrDefault(argument, argument) == Body ? BodyOf(operation)
            : SecretMask.ByName.Property(argument);
    }

    /// <summary>The place of the body as a whole.</summary>
    public static SecretMask.View BodyOf(OperationTool tool) => SecretMask.OfRequest(tool).Root;

    /// <summary>The secrets that a call writes out, to be hidden where an error quotes them.</summary>
    /// <param name="work">Counts the values and characters read; null when nobody does.</param>
    public static IReadOnlyList<string> In(
        ToolDescriptor tool, IEnumerable<KeyValuePair<string, JsonElement>> arguments, CallWork? work = null)
    {
        // With a place to save them the sink tells what the secrets are; nothing is saved, and nothing of what is written is kept.
        var sink = new SecretCollector(savedTo: "nowhere") { Work = work };
        foreach (var (name, value) in arguments)
        {
            ResultJson.WriteUtf8(writer => PlaceOf(tool, name).Write(writer, value, name, sink));
        }

        return [.. sink.TakenTexts.Where(static text => !SecretReference.IsReference(text))];
    }

    /// <summary>Writes the value of a property.</summary>
    /// <param name="name">Empty for a body as a whole.</param>
    /// <param name="work">Counts the values and characters written; null when nobody does.</param>
    public static void Write(Utf8JsonWriter writer, string name, JsonElement value, SecretMask.View place, CallWork? work = null)
        => place.Write(writer, value, name, new SecretCollector(showsReferences: true) { Work = work });

    /// <summary>The same for a person, who has to know which things the call names.</summary>
    /// <param name="known">Real secrets, of which no part is shown.</param>
    public static void WriteForPerson(
        Utf8JsonWriter writer, string name, JsonElement value, SecretMask.View place, KnownSecrets known, CallWork? work)
        => place.Write(writer, value, name, new SecretCollector(known, showsReferences: true) { Work = work, ShowsEnds = true });
}
