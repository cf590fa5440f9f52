using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary><c>auth0_get_quickstart</c>: the guide for the project at hand, from what this process knows.</summary>
internal sealed class GetQuickstart : BuiltInTool
{
    private static readonly byte[] s_schema = Project.Schema(
        """
        "client_id":{"type":"string","maxLength":100,"description":"Application to name in the guide"}
        """);

    public static GetQuickstart Instance { get; } = new();

    public override string Name => BuiltInDescriptions.GetQuickstart.Name;

    public override string Title => BuiltInDescriptions.GetQuickstart.Title;

    public override string Description => BuiltInDescriptions.GetQuickstart.Description;

    public override IReadOnlyList<string> Toolsets { get; } = [BuiltInDescriptions.GetQuickstart.Toolset];

    public override bool IsCore => false;

    public override ToolAccess Access => BuiltInDescriptions.GetQuickstart.Access;

    public override bool IsIdempotent => true;

    public override bool IsOffline => true;

    public override bool NeedsMachine => true;

    public override IReadOnlyList<string> Examples => BuiltInDescriptions.GetQuickstart.Examples;

    public override IReadOnlyList<string> IndexedExamples => BuiltInDescriptions.GetQuickstart.IndexedExamples;

    public override ReadOnlySpan<byte> AdvertisedSchema => s_schema;

    public override Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
        => Task.FromResult(Answer(call, pipeline));

    private CallResult Answer(ToolCall call, IToolInvoker pipeline)
    {
        var (project, problem) = Project.Read(this, call, pipeline);
        if (project is null)
        {
            return problem!;
        }

        var clientId = Project.Given(call, "client_id");
        if (clientId is not null && !ApplicationId.IsRight(clientId))
        {
            return CallError.InvalidArguments(Name, [new SchemaViolation("client_id", ApplicationId.Expected)]);
        }

        if (pipeline.Host is not { } host)
        {
            return new CallError(
                "not_signed_in", "The guide names the tenant, and there is no sign-in.", "Sign in with: auth0-mcp init");
        }

        return CallResult.Success(ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("framework", project.Framework.Id);
            if (project.Uncertainty is { } uncertainty)
            {
                writer.WriteString("remark", $"{uncertainty} {Project.SayOther}");
            }

            writer.WriteString("guide", Quickstart.Write(project.Framework, project.Values(host), clientId));
            writer.WriteEndObject();
        }));
    }
}
