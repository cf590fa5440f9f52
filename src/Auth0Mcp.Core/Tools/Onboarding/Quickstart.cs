using System.Text;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Onboarding;

/// <summary>The guide of a framework, filled for a tenant and a project.</summary>
internal static class Quickstart
{
    /// <summary>What mobile apps are called in examples.</summary>
    private const string ExampleId = "com.example.app";

    /// <summary>The guide for a project at hand, in Markdown.</summary>
    /// <param name="clientId">The application; null before there is one.</param>
    public static string Write(Framework framework, ProjectValues values, string? clientId)
        => Compose(
            framework, values, clientId is null ? MadeBy("auth0_onboard_project, which prints its client id") : $"client id {clientId}");

    /// <summary>The guide for a project as its generator makes it.</summary>
    /// <param name="maker">The tool that makes its application.</param>
    public static string Write(Framework framework, string domain, string maker)
    {
        var file = framework.Files.First(static file => file.If.Length == 0);
        var values = new ProjectValues(framework, domain, framework.Port, framework.IsNative ? ExampleId : null)
        {
            ["file"] = file.Format == SettingsFile.UserSecrets ? "the user secrets of the project" : file.Path,
        };
        return Compose(
            framework, values,
            MadeBy(maker) + (framework.IsNative ? $"\n- {ExampleId} stands for the package or bundle id of the app" : ""));
    }

    private static string MadeBy(string maker) => $"the application is made by {maker}";

    private static string Compose(Framework framework, ProjectValues values, string application)
    {
        var guide = Encoding.UTF8.GetString(Frameworks.Guide(framework.Id));
        var text = new StringBuilder();
        text.Append(values.Fill($"# {framework.Title}: log in with Auth0\n\n- Tenant [[domain]]; "))
            .Append(application).Append('\n');
        if (!framework.IsNative)
        {
            text.Append(values.Fill("- The app runs at [[origin]]\n"));
        }

        text.Append("- After login: ").AppendJoin(", ", values.Callbacks).Append("; after logout: ")
            .AppendJoin(", ", values.LogoutUrls).Append('\n')
            .Append(values.Fill("- Settings: [[file]]"))
                .Append(framework.IsPublic ? "; none of them is secret\n" : "; some are secret: neither print nor commit them\n")
            .Append(values.Fill($"- Package: [[package]] [[version]] (checked {framework.Checked})\n\n"))
            .Append(values.Fill(guide)).Append('\n');
        return text.ToString();
    }
}
