using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>A place in what is stored: by its names, and as anybody may read it. Tenants file secrets under secrets, too.</summary>
/// <param name="Real">By its names.</param>
/// <param name="Shown">Without the secrets in them; cleaned name by name, because a path hides where one begins.</param>
internal readonly record struct PlacePath(string Real, string Shown)
{
    public static PlacePath Root { get; } = new("", "");

    public PlacePath Join(string name)
    {
        var clean = SecretScan.Clean(name);
        var real = MemberPath.Join(Real, name);
        return new PlacePath(real, ReferenceEquals(Real, Shown) && ReferenceEquals(name, clean) ? real : MemberPath.Join(Shown, clean));
    }

    public PlacePath Join(int index)
    {
        var real = MemberPath.Join(Real, index);
        return new PlacePath(real, ReferenceEquals(Real, Shown) ? real : MemberPath.Join(Shown, index));
    }
}
