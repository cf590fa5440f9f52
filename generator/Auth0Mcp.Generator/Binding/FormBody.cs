using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>What is special about a body that is a form: a file in it is given as JSON, or by its path.</summary>
internal static class FormBody
{
    public const string MediaType = MediaTypes.Form;

    /// <summary>What callers give for a file: the API takes files of JSON lists, and says no more about their items.</summary>
    public static SpecNode UploadSchema { get; } = SpecNode.Object(
    [
        new("type", SpecNode.String("array")),
        new("minItems", SpecNode.Number("1")),
        new("items", SpecNode.Object([new("type", SpecNode.String("object"))])),
    ]);

    /// <summary>What callers give instead: a path.</summary>
    public static SpecNode PathSchema { get; } = SpecNode.Object(
    [
        new("type", SpecNode.String("string")),
        new("minLength", SpecNode.Number("1")),
        new("maxLength", SpecNode.Number("1000")),
    ]);

    /// <summary>True for a property that is a file (OpenAPI 3.1: a string with a media type of its own).</summary>
    public static bool IsUpload(BodySpec body, SpecNode property)
        => body.MediaType == MediaType && (property["contentMediaType"] is not null || property.StringAt("format") == "binary");

    /// <summary>The argument that takes the path of a file.</summary>
    public static string PathArgument(string upload) => upload + "_file";
}
