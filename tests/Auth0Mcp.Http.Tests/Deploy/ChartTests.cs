using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.Tests.Fixtures;
using k8s;
using k8s.Models;

namespace Auth0Mcp.Team.Tests.Deploy;

/// <summary>The chart, rendered: resources that Kubernetes knows, member by member, and that belong together.</summary>
public sealed class ChartTests
{
    private const string Values = """
        settings:
          oauth: { issuer: "https://login.example.com/", scopes: { read: "auth0:read", write: "auth0:write" } }
          tenants:
            prod:
              domain: example.eu.auth0.com
              client_id: abc
              client_secret: file:/etc/auth0-mcp/secrets/prod
          access: [{ claims: { permissions: admin }, tenants: "*" }]
        env: { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4317" }
        networkPolicy:
          egress:
            - to: [{ podSelector: { matchLabels: { app: collector } } }]
              ports: [{ port: 4317, protocol: TCP }]
        """;

    [ChartFact]
    public async Task Chart_IsMadeOfResourcesOfKubernetes()
        => Assert.Equal(
            [typeof(V1ConfigMap), typeof(V1Deployment), typeof(V1PodDisruptionBudget), typeof(V1NetworkPolicy), typeof(V1Service)],
            (await RenderAsync("{}")).Select(static resource => resource.GetType()));

    [ChartFact]
    public async Task SettingsOfTheChart_AreThoseOfTheServer()
    {
        var resources = await RenderAsync(Values);
        var yaml = One<V1ConfigMap>(resources).Data["server.yaml"];
        var settings = new SettingsReader("/", static _ => "s3cret", SettingsVariables.None)
            .Parse("server.yaml", yaml.Replace("file:/etc/auth0-mcp/secrets/prod", "env:SECRET", StringComparison.Ordinal));

        Assert.Equal("prod", settings.Tenants.Single().Name);
        Assert.Equal("auth0:write", settings.OAuth.WriteScope);
        Assert.Equal("redis:6379", settings.Redis!.Address);
    }

    [ChartFact]
    public async Task Selectors_FindThePods_AndPortsTheContainer()
    {
        var resources = await RenderAsync(Values);
        var deployment = One<V1Deployment>(resources).Spec;
        var labels = deployment.Template.Metadata.Labels;
        var container = deployment.Template.Spec.Containers.Single();
        var ports = container.Ports.Select(static port => port.Name).ToList();

        Assert.All(
            [
                deployment.Selector.MatchLabels, One<V1Service>(resources).Spec.Selector,
                One<V1PodDisruptionBudget>(resources).Spec.Selector.MatchLabels,
                One<V1NetworkPolicy>(resources).Spec.PodSelector.MatchLabels,
            ],
            selector => Assert.All(selector, pair => Assert.Equal(pair.Value, labels[pair.Key])));
        Assert.All(
            [container.StartupProbe, container.LivenessProbe, container.ReadinessProbe],
            probe => Assert.Contains(probe.HttpGet.Port.Value, ports));
        Assert.Contains(One<V1Service>(resources).Spec.Ports.Single().TargetPort.Value, ports);
        Assert.Contains(
            container.Env, static variable => variable is { Name: "OTEL_EXPORTER_OTLP_ENDPOINT", Value: "http://collector:4317" });
        Assert.Contains(
            One<V1NetworkPolicy>(resources).Spec.Egress, static rule => rule.Ports.Any(static port => port.Port.Value == "4317"));
    }

    [ChartFact]
    public async Task Pod_HasLongerThanTheServerToEnd_AndWritesNowhere()
    {
        var pod = One<V1Deployment>(await RenderAsync("drainSeconds: 90")).Spec.Template.Spec;
        var container = pod.Containers.Single();

        Assert.Equal(100, pod.TerminationGracePeriodSeconds);
        Assert.Contains(container.Env, static variable => variable is { Name: "AUTH0_MCP_SERVER_LIMITS__DRAIN_SECONDS", Value: "90" });
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.All(container.VolumeMounts, static mount => Assert.True(mount.ReadOnlyProperty));
        Assert.Equal(
            container.VolumeMounts.Select(static mount => mount.Name).Order(StringComparer.Ordinal),
            pod.Volumes.Select(static volume => volume.Name).Order(StringComparer.Ordinal));
    }

    [ChartFact]
    public async Task OtherSettings_ReplaceThePods()
    {
        static string Checksum(IReadOnlyList<object> resources)
            => One<V1Deployment>(resources).Spec.Template.Metadata.Annotations["checksum/settings"];

        Assert.NotEqual(Checksum(await RenderAsync("{}")), Checksum(await RenderAsync(Values)));
    }

    [ChartFact]
    public async Task NetworkPolicy_CanBeLeftOut()
        => Assert.DoesNotContain(
            await RenderAsync("networkPolicy: { enabled: false }"), static resource => resource is V1NetworkPolicy);

    /// <exception cref="YamlDotNet.Core.YamlException">A member that Kubernetes does not know.</exception>
    private static async Task<IReadOnlyList<object>> RenderAsync(string values)
        => KubernetesYaml.LoadAllFromString(await Chart.RenderAsync(values), strict: true);

    private static T One<T>(IEnumerable<object> resources) => resources.OfType<T>().Single();
}
