using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Tools.Forms;

/// <summary>
/// The action that renders a form. Its name holds the form's id, so that it is found again whatever the form is called.
/// </summary>
internal static class FormAction
{
    public const string PostLogin = "post-login";

    /// <summary>The version of both triggers that the code is written for.</summary>
    private const string TriggerVersion = "v3";
    private const string PasswordResetVersion = "v1";

    public static string NameFor(string formId, string trigger)
        => trigger == PostLogin ? $"Render form {formId}" : $"Render form {formId} after password challenge";

    /// <summary>What creates it.</summary>
    public static JsonObject Definition(string formId, string trigger) => new()
    {
        ["name"] = NameFor(formId, trigger),
        ["supported_triggers"] =
            new JsonArray(new JsonObject
            {
                ["id"] = trigger,
                ["version"] = trigger == PostLogin ? TriggerVersion : PasswordResetVersion
            }),
        ["code"] = Code(formId, trigger),
    };

    /// <summary>True when the code renders the form already: a person may have added conditions around the call.</summary>
    public static bool Renders(string code, string formId)
        => code.Contains("api.prompt.render", StringComparison.Ordinal)
           && (code.Contains($"'{formId}'", StringComparison.Ordinal) || code.Contains($"\"{formId}\"", StringComparison.Ordinal)
               || code.Contains($"`{formId}`", StringComparison.Ordinal));

    public static string Code(string formId, string trigger)
    {
        var (start, resume) = trigger == PostLogin
            ? ("onExecutePostLogin", "onContinuePostLogin")
            : ("onExecutePostChallenge", "onContinuePostChallenge");
        // A JSON string is a JavaScript string (ECMA-262), whatever is in it.
        var id = $"\"{JavaScriptEncoder.Default.Encode(formId)}\"";
        return $$"""
            /** Shows a form. Add conditions around the call to show it to some users only. */
            exports.{{start}} = async (event, api) => {
              api.prompt.render({{id}});
            };

            /** Runs when the user comes back from the form. */
            exports.{{resume}} = async (event, api) => {};

            """.ReplaceLineEndings("\n");
    }
}
