using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Updates;

namespace Auth0Mcp.Tools.Composite;

/// <summary>What became of one step.</summary>
/// <param name="Outcome"><c>done</c>, <c>planned</c> or <c>unchanged</c>.</param>
internal sealed record StepReport(string Step, string Outcome, string Detail)
{
    /// <summary>The call that a dry run did not make.</summary>
    public CallToMake? Call { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("step", Step);
        writer.WriteString("outcome", Outcome);
        writer.WriteString("detail", Detail);
        if (Call is not null)
        {
            writer.WritePropertyName("call");
            Call.Write(writer);
        }

        writer.WriteEndObject();
    }
}

/// <summary>A call that someone may make later, or that was not made.</summary>
internal sealed record CallToMake(string Tool, JsonObject Arguments)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Tool);
        writer.WritePropertyName("arguments");
        Arguments.WriteTo(writer);
        writer.WriteEndObject();
    }
}
