using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using static Auth0Mcp.Generator.Emit.CSharpText;

namespace Auth0Mcp.Generator.Emit;

/// <summary>Emits the Refit interface of one tag, and the root that joins them.</summary>
internal static class InterfaceEmitter
{
    public const string RootFileName = "Interfaces/IManagementApi.g.cs";

    public static string FileName(InterfaceModel model) => $"Interfaces/{model.Name}.g.cs";

    public static string Emit(InterfaceModel model)
    {
        var writer = SourceWriter.Start();

        // Refit writes invalid attributes for annotated arrays that it sees through metadata.
        writer.Lines($"""
            #nullable disable
            namespace Auth0Mcp.ManagementApi;

            /// <summary>Operations of the tag <c>{Xml(model.Tag)}</c> that tools use.</summary>
            public interface {model.Name}
            """);
        using (writer.Braces())
        {
            for (var i = 0; i < model.Operations.Count; i++)
            {
                if (i > 0)
                {
                    writer.Line();
                }

                WriteMethod(writer, model.Operations[i]);
            }
        }

        return writer.ToString();
    }

    public static string EmitRoot(EquatableArray<string> interfaces)
    {
        var writer = SourceWriter.Start();
        writer.Lines("""
            namespace Auth0Mcp.ManagementApi;

            """);
        writer.Line(
            "/// <summary>Every operation that tools use. The server declares one interface that inherits this one, "
            + "and Refit implements it there.</summary>");
        writer.Line("public interface IManagementApi" + (interfaces.Count > 0 ? " : " + string.Join(", ", interfaces) : ""));
        using (writer.Braces())
        {
        }

        return writer.ToString();
    }

    private static void WriteMethod(SourceWriter writer, OperationModel operation)
    {
        var (path, placeholders) = Template(operation);
        var parameters = operation.Parameters
            .Select(parameter => Parameter(parameter, placeholders.TryGetValue(parameter.Name, out var other) ? other : parameter.Name))
            .ToList();
        if (operation.Body != BodyKind.None)
        {
            parameters.Add("[global::Refit.Body] global::System.Net.Http.HttpContent body");
        }

        parameters.Add("[global::Refit.Property(global::Auth0Mcp.ManagementApi.OperationTool.CallOption)] object scope");
        parameters.Add("global::System.Threading.CancellationToken cancellationToken");
        writer.Line($"/// <summary><c>{Xml(operation.Id)}</c>.</summary>");
        writer.Line($"[global::Refit.{CSharpVerb(operation.Method)}({Literal(path)})]");
        if (operation.AnswersEvents)
        {
            writer.Line("[global::Refit.Headers(\"Accept: text/event-stream\")]");
        }

        writer.Line($"global::System.Threading.Tasks.Task<global::System.Net.Http.HttpResponseMessage> {operation.MethodName}(");
        for (var i = 0; i < parameters.Count; i++)
        {
            writer.Line("    " + parameters[i] + (i == parameters.Count - 1 ? ");" : ","));
        }
    }

    /// <summary>
    /// The path, and what its placeholders are called. Refit fills a placeholder with whatever parameter has its name, wherever that
    /// belongs and in whatever case: one that something else is called gets a name of its own.
    /// </summary>
    private static (string Path, IReadOnlyDictionary<string, string> Placeholders) Template(OperationModel operation)
    {
        var taken = new HashSet<string>(
            operation.Parameters.Where(static parameter => parameter.In != ParameterLocation.Path)
                .SelectMany(static parameter => new[] { parameter.Name, parameter.CSharpName.TrimStart('@') }),
            StringComparer.OrdinalIgnoreCase) { "body", "scope", "cancellationToken" };
        var (path, placeholders) = (operation.Path, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var parameter in operation.Parameters.Where(static parameter => parameter.In == ParameterLocation.Path))
        {
            var name = parameter.Name;
            while (!taken.Add(name))
            {
                name += "_";
            }

            placeholders[parameter.Name] = name;
            path = path.Replace($"{{{parameter.Name}}}", $"{{{name}}}");
        }

        return (path, placeholders);
    }

    /// <param name="parameter">The parameter.</param>
    /// <param name="placeholder">What the path calls it.</param>
    private static string Parameter(ParameterModel parameter, string placeholder)
    {
        var attribute = parameter.In switch
        {
            ParameterLocation.Path when parameter.Type == ParameterType.Styled =>
                $"[global::Refit.AliasAs({Literal(placeholder)})] [global::Refit.Encoded]",
            ParameterLocation.Path => $"[global::Refit.AliasAs({Literal(placeholder)})]",
            ParameterLocation.Header or ParameterLocation.Cookie => $"[global::Refit.Header({Literal(parameter.Name)})]",

            // Names and values in one text: which of them there are is known of the value alone.
            _ when parameter.Type == ParameterType.Styled => "[global::Refit.QueryName] [global::Refit.Encoded]",
            _ when parameter.Type == ParameterType.TextArray =>
                $"[global::Refit.Query(global::Refit.CollectionFormat.Multi)] [global::Refit.AliasAs({Literal(parameter.Name)})]",
            _ => $"[global::Refit.Query] [global::Refit.AliasAs({Literal(parameter.Name)})]",
        };
        var type = parameter.Type switch
        {
            ParameterType.TextArray => "string[]",
            ParameterType.Integer => "long?",
            _ => "string",
        };
        return $"{attribute} {type} {parameter.CSharpName}";
    }

    private static string CSharpVerb(string method) => method[0] + method.Substring(1).ToLowerInvariant();
}
