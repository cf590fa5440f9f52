using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Seed;

namespace Auth0Mcp.Demo.Handling;

/// <summary>What goes on by itself: whoever looks again finds things further on.</summary>
internal sealed class Progress(SeedClock clock)
{
    /// <summary>Moves an item on that is being looked at.</summary>
    public void Look(string shape, JsonObject item)
    {
        switch (shape)
        {
            case "/actions/actions":
                Build(item, SeedClock.Text(clock.Now));
                break;
            case "/custom-domains":
                Provision(item);
                break;
        }
    }

    /// <summary>A draft that waited is built.</summary>
    public static void Build(JsonObject action, string now)
    {
        if (JsonNodes.TextOf(action, "status") is "pending" or "building")
        {
            action["status"] = "built";
            action["built_at"] = now;
        }
    }

    /// <summary>A new domain waits for its owner to set the record in the DNS.</summary>
    public static void Pend(JsonObject domain)
    {
        var id = JsonNodes.TextOf(domain, "custom_domain_id")!;
        var name = JsonNodes.TextOf(domain, "domain");
        var isOwn = JsonNodes.TextOf(domain, "type") == "self_managed_certs";
        domain["status"] = "pending_verification";
        domain["verification"] = new JsonObject
        {
            ["methods"] = new JsonArray(new JsonObject
            {
                ["name"] = isOwn ? "txt" : "cname",
                ["record"] = isOwn
                    ? $"auth0-domain-verification={id}"
                    : $"demo-{id.Replace('_', '-').ToLowerInvariant()}.edge.tenants.auth0.example",
                ["domain"] = isOwn ? "_cf-custom-hostname." + name : name,
            }),
            ["status"] = "pending",
        };
    }

    /// <summary>The record was found; the certificate is on its way.</summary>
    public void Verify(JsonObject domain)
    {
        if (JsonNodes.TextOf(domain, "status") != "pending_verification")
        {
            return;
        }

        if (JsonNodes.TextOf(domain["verification"], "status") == "verified")
        {
            Provision(domain);
            return;
        }

        var verification = (JsonObject)(domain["verification"] ??= new JsonObject());
        verification["status"] = "verified";
        verification["last_verified_at"] = SeedClock.Text(clock.Now);
        domain["certificate"] = new JsonObject { ["status"] = "provisioning", ["certificate_authority"] = "letsencrypt" };
    }

    private void Provision(JsonObject domain)
    {
        if (JsonNodes.TextOf(domain["certificate"], "status") != "provisioning")
        {
            return;
        }

        domain["status"] = "ready";
        domain["certificate"] = new JsonObject
        {
            ["status"] = "provisioned",
            ["certificate_authority"] = "letsencrypt",
            ["renews_before"] = SeedClock.Text(clock.Now.AddDays(60)),
        };
    }
}
