using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the descriptor and invoker of one tool.</summary>
internal static partial class ToolEmitter
{
    private const string Api = "global::Auth0Mcp.ManagementApi";

    public static string FileName(ToolModel tool) => $"Tools/{tool.Name}.g.cs";

    public static string Emit(ToolModel tool)
    {
        var writer = SourceWriter.Start();
        writer.Lines($"""
            #nullable enable
            namespace Auth0Mcp.ManagementApi.Tools;

            /// <summary><c>{tool.Name}</c>: {tool.Operation.Method} {Xml(tool.Operation.Path)}.</summary>
            internal sealed class {tool.ClassName} : global::Auth0Mcp.ManagementApi.OperationTool
            """);
        using (writer.Braces())
        {
            writer.Line($"public static {tool.ClassName} Instance {{ get; }} = new();").Line();
            WriteDescription(writer, tool);
            WriteSchemas(writer, tool);
            WriteMapping(writer, tool);
            WriteSend(writer, tool);
        }

        return writer.ToString();
    }

    private static void WriteDescription(SourceWriter writer, ToolModel tool)
    {
        var page = tool.Page;
        writer.Lines($"""
            public override string Name => {Literal(tool.Name)};

            public override string Title => {Literal(tool.Title)};

            public override string Description => {Literal(tool.Description)};

            public override global::System.Collections.Generic.IReadOnlyList<string> Toolsets {"{ get; }"} = {Literals(tool.Toolsets)};

            public override bool IsCore => {Flag(tool.IsCore)};

            public override global::Auth0Mcp.ManagementApi.ToolAccess Access => global::Auth0Mcp.ManagementApi.ToolAccess.{tool.Access};

            public override bool IsIdempotent => {Flag(tool.IsIdempotent)};

            public override bool RequiresChange => {Flag(tool.RequiresChange)};

            public override {Api}.ManagementOperation Operation => {Api}.ManagementOperations.{tool.Operation.MethodName};

            """);
        if (tool.Operation.AnswersEvents)
        {
            writer.Line(
                "public override global::Auth0Mcp.ManagementApi.AnswerKind Answer => "
                + "global::Auth0Mcp.ManagementApi.AnswerKind.EventStream;").Line();
        }

        if (tool.SelectsFields)
        {
            writer.Line("public override bool SelectsFields => true;").Line();
        }

        if (page.IsList)
        {
            writer.Line("public override global::Auth0Mcp.ManagementApi.PageShape? Page { get; } = new("
                + $"{Flag(page.HasOffset)}, {Flag(page.HasCheckpoint)}, {NullableLiteral(page.ItemsProperty)}, "
                + $"{NullableLiteral(page.CheckpointProperty)}){Beyond(page)};").Line();
        }

        if (tool.AnswerFields.Length > 0)
        {
            writer.Line($"public override global::System.ReadOnlySpan<byte> AnswerFields => {Literal(tool.AnswerFields)}u8;").Line();
        }

        if (!tool.Conflicts.IsEmpty)
        {
            var conflicts =
                tool.Conflicts.Select(
                    static conflict => $"new({Literal(conflict.Argument)}, {Literals(conflict.With)}, {Literal(conflict.Reason)})");
            writer.Line(
                "public override "
                + "global::System.Collections.Generic.IReadOnlyList<global::Auth0Mcp.ManagementApi.ArgumentConflict> Conflicts { "
                + "get; } = "
                + $"[{string.Join(", ", conflicts)}];").Line();
        }

        if (!tool.Examples.IsEmpty)
        {
            writer.Line(
                "public override global::System.Collections.Generic.IReadOnlyList<string> Examples => "
                + $"{Literals(tool.Examples)};").Line();
            writer.Line(
                "public override global::System.Collections.Generic.IReadOnlyList<string> IndexedExamples => "
                + $"{Literals(ExampleSplit.Indexed(tool.Examples))};").Line();
        }
    }

    private static void WriteSchemas(SourceWriter writer, ToolModel tool)
    {
        foreach (var (name, json) in new[]
        {
            ("AdvertisedSchema", tool.AdvertisedSchema), ("EnforcedSchema", tool.EnforcedSchema), ("Wording", tool.Wording),
                ("Defaults", tool.Defaults), ("Secrets", tool.Secrets),
            ("RequestSecrets", tool.RequestSecrets), ("Update", tool.Update),
        })
        {
            if (json.Length > 0)
            {
                writer.Line($"public override global::System.ReadOnlySpan<byte> {name} => {Utf8Json(json)};").Line();
            }
        }
    }

    private static void WriteSend(SourceWriter writer, ToolModel tool)
    {
        var names = tool.Arguments.ToDictionary(
            static argument => (argument.Place, argument.DocumentName), static argument => argument.Name);
        var values = tool.Operation.Parameters.Select(parameter => parameter.Type == ParameterType.Cookies
            ? Cookies(tool)
            : $"arguments.{Reader(parameter)}({Literal(names[((ArgumentPlace)parameter.In, parameter.Argument)])}{More(parameter)})").ToList();
        if (tool.Operation.Body != BodyKind.None)
        {
            var whole = tool.Arguments.FirstOrDefault(static argument => argument.Place == ArgumentPlace.Body);
            values.Add(Body(tool.Operation, whole is null ? "this" : Literal(whole.Name)));
        }

        values.Add("scope");
        values.Add("cancellationToken");
        writer.Lines("""
            public override global::System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage> SendAsync(
                global::Auth0Mcp.ManagementApi.IManagementApi api,
                global::Auth0Mcp.ManagementApi.ToolArguments arguments,
                object? scope,
                global::System.Threading.CancellationToken cancellationToken)
            """);
        writer.Line($"    => api.{tool.Operation.MethodName}({string.Join(", ", values)});");
    }

    private static string Body(OperationModel operation, string argument)
    {
        var media = operation.BodyMedia.Length == 0 ? "" : $", {Literal(operation.BodyMedia)}";
        return operation.Body switch
        {
            BodyKind.Form => "arguments.Form(this)",
            BodyKind.UrlEncoded => "arguments.UrlEncoded(this)",
            BodyKind.Text => $"arguments.RawText({argument}{media})",
            _ => $"arguments.Body({argument}{media})",
        };
    }

    private static string Cookies(ToolModel tool)
        => $"arguments.Cookies({string.Join(", ", tool.Arguments.Where(static argument => argument.Place == ArgumentPlace.Cookie)
            .Select(static argument => $"({Literal(argument.DocumentName)}, {Literal(argument.Name)})"))})";

    private static string Reader(ParameterModel parameter) => parameter switch
    {
        { In: ParameterLocation.Path, Type: ParameterType.Styled } => "StyledSegment",
        { In: ParameterLocation.Path } => "Segment",
        { Type: ParameterType.Styled } => "Styled",
        { Type: ParameterType.TextArray } => "Texts",
        { Type: ParameterType.Commas } => "Joined",
        { Type: ParameterType.HeaderText } => "HeaderText",
        { Type: ParameterType.Json } => "Json",
        { Type: ParameterType.Integer } => "WholeNumber",
        _ => "Text",
    };

    /// <summary>What the reader is told besides the argument: how a list or an object is written.</summary>
    private static string More(ParameterModel parameter) => parameter.Type switch
    {
        ParameterType.Commas => ", ','",
        ParameterType.HeaderText => $", {Flag(parameter.Explode)}",
        ParameterType.Styled => $", {Literal(parameter.Name)}, global::Auth0Mcp.ManagementApi.ParameterStyle."
            + $"{char.ToUpperInvariant(parameter.Style[0])}{parameter.Style.Substring(1)}, {Flag(parameter.Explode)}",
        _ => "",
    };

    private static string Beyond(PageModel page)
        => page.Reach == 0 ? ""
            : FormattableString.Invariant(
                $" {{ Reach = {page.Reach}{(page.Beyond.Length == 0 ? "" : $", Beyond = {Literal(page.Beyond)}")} }}");

    private static string NullableLiteral(string text) => text.Length == 0 ? "null" : Literal(text);
}
