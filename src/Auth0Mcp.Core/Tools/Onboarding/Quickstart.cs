using System.Text;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>The guide of a framework, filled for a tenant and a project.</summary>
internal static class Quickstart
{
    /// <summary>The whole text, in Markdown.</summary>
    /// <param name="clientId">The application; null before there is one.</param>
    public static string Write(Framework framework, ProjectValues values, string? clientId)
    {
        var guide = Encoding.UTF8.GetString(Frameworks.Guide(framework.Id));
        var text = new StringBuilder();
        text.Append(values.Fill($"# {framework.Title}: log in with Auth0\n\n- Tenant [[domain]]; "))
            .Append(clientId is null
                ? "the application is made by auth0_onboard_project, which prints its client id"
                : $"client id {clientId}").Append('\n');
        if (!framework.IsNative)
        {
            text.Append(values.Fill("- The app runs at [[origin]]\n"));
        }

        text.Append("- After login: ").AppendJoin(", ", values.Callbacks).Append("; after logout: ")
            .AppendJoin(", ", values.LogoutUrls).Append('\n')
            .Append(values.Fill("- Settings: [[file]]"))
                .Append(framework.IsPublic ? "; nothing in it is secret\n" : "; it holds secrets: neither print nor commit it\n")
            .Append(values.Fill($"- Package: [[package]] [[version]] (checked {framework.Checked})\n\n"))
            .Append(values.Fill(guide)).Append('\n');
        return text.ToString();
    }
}
