using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>How the value of a parameter is written where it travels (OpenAPI 3.1, "Style Values").</summary>
internal static class ParameterStyle
{
    public const string Form = "form";
    public const string Simple = "simple";
    public const string DeepObject = "deepObject";

    private static readonly string[] s_inPath = [Simple, "label", "matrix"];
    private static readonly string[] s_inQuery = [Form, "spaceDelimited", "pipeDelimited", DeepObject];
    private static readonly string[] s_inHeader = [Simple];
    private static readonly string[] s_inCookie = [Form];

    /// <summary>The style of a parameter, said or usual in its place.</summary>
    public static string Of(ParameterSpec parameter)
        => parameter.Style.Length > 0 ? parameter.Style
            : parameter.In is ParameterLocation.Query or ParameterLocation.Cookie ? Form
            : Simple;

    /// <summary>Whether each item or member is written by itself, said or usual for the style.</summary>
    public static bool Explodes(ParameterSpec parameter) => parameter.Explode ?? Of(parameter) == Form;

    /// <summary>The styles that a place has.</summary>
    public static IReadOnlyList<string> In(ParameterLocation place) => place switch
    {
        ParameterLocation.Path => s_inPath,
        ParameterLocation.Query => s_inQuery,
        ParameterLocation.Header => s_inHeader,
        _ => s_inCookie,
    };

    /// <summary>The value that a parameter becomes. Names of C# are given later.</summary>
    public static ParameterModel Model(ParameterSpec parameter, SpecDocument document)
    {
        var shape = ParameterShape.Of(parameter.Schema, document);
        var type = parameter.IsJson ? ParameterType.Json
            : parameter.In == ParameterLocation.Header && shape.MayBeObject ? ParameterType.HeaderText
            : parameter.In == ParameterLocation.Header && shape.MayBeList ? ParameterType.Commas
            : parameter.In == ParameterLocation.Path ? (IsPlain(parameter, shape) ? ParameterType.Text : ParameterType.Styled)
            : shape.MayBeObject || (shape.MayBeList && !Explodes(parameter)) ? ParameterType.Styled
            : shape.MayBeList ? ParameterType.TextArray
            : ScalarOf(parameter, document);
        return new ParameterModel(
            parameter.Name, "", parameter.In, type, parameter.Name, type == ParameterType.Styled ? Of(parameter) : "",
            type is ParameterType.Styled or ParameterType.HeaderText && Explodes(parameter));
    }

    private static bool IsPlain(ParameterSpec parameter, ParameterShape shape)
        => Of(parameter) == Simple && !shape.MayBeList && !shape.MayBeObject;

    private static ParameterType ScalarOf(ParameterSpec parameter, SpecDocument document)
        => ArgumentPath.TypesOf(document.Resolve(parameter.Schema)).FirstOrDefault(static type => type != "null") switch
        {
            "integer" => ParameterType.Integer,
            "boolean" => ParameterType.Boolean,
            _ => ParameterType.Text,
        };
}
