using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using DotNet.Globbing;

namespace Auth0Mcp.Catalog;

/// <summary>The tools that are enabled in this process; fixed from start to end.</summary>
internal sealed class ToolCatalog
{
    /// <summary>The toolset of the tools that are on by default.</summary>
    public const string CoreToolset = "core";

    /// <summary>The name that stands for every toolset.</summary>
    public const string AllToolsets = "all";

    private readonly Dictionary<string, ToolDescriptor> _byName;
    private readonly HashSet<ToolAccess> _callable;

    private ToolCatalog(IReadOnlyList<ToolDescriptor> tools, bool isReadOnly, IToolRegistry registry)
    {
        Tools = tools;
        Registry = registry;
        IsReadOnly = isReadOnly;
        _byName = tools.ToDictionary(static tool => tool.Name, StringComparer.Ordinal);
        _callable = [.. tools.Select(static tool => tool.Calls).OfType<ToolAccess>()];
    }

    /// <summary>The enabled tools in ordinal order of their names.</summary>
    public IReadOnlyList<ToolDescriptor> Tools { get; }

    /// <summary>The tools that exist.</summary>
    public IToolRegistry Registry { get; }

    /// <summary>Nothing but reads may leave the process.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Calls come from the machine of this process, and may take something from it or leave something there.</summary>
    public bool HasMachine { get; private init; } = true;

    /// <summary>The short schema of a tool as clients are shown it here.</summary>
    public ReadOnlyMemory<byte> ShownSchema(ToolDescriptor tool)
        => HasMachine ? tool.AdvertisedSchema.ToArray() : MachineArguments.Without(tool, tool.AdvertisedSchema);

    /// <summary>The whole schema of a tool as clients are shown it here.</summary>
    public ReadOnlyMemory<byte> WholeSchema(ToolDescriptor tool)
        => HasMachine ? tool.EnforcedSchema.ToArray() : MachineArguments.Without(tool, tool.EnforcedSchema);

    /// <summary>What a tool does, as clients are told it here.</summary>
    public string ShownDescription(ToolDescriptor tool)
        => HasMachine ? tool.Description : MachineArguments.Without(tool, tool.Description);

    /// <summary>The same tools, called from elsewhere.</summary>
    public ToolCatalog WithoutMachine()
        => new([.. Tools.Where(static tool => !tool.NeedsMachine)], IsReadOnly, Registry) { HasMachine = false };

    /// <summary>Selects from the tools that exist.</summary>
    /// <exception cref="UsageException">A list is empty, a pattern matches nothing, a toolset is unknown, or nothing is
    /// left.</exception>
    public static ToolCatalog Select(ToolSelection selection, IToolRegistry registry)
    {
        var chosen = Choose(selection, registry);
        if (!selection.ReadOnly)
        {
            return new ToolCatalog(chosen, isReadOnly: false, registry);
        }

        // What has to be named can read, too, and does nothing else then.
        var reads = chosen.Where(static tool => tool.Access == ToolAccess.Read || tool.IsOnByNameOnly).ToList();
        return reads.Count > 0
            ? new ToolCatalog(reads, isReadOnly: true, registry)
            : throw new UsageException(
                $"Read-only mode leaves nothing of the {chosen.Count} selected tools. Select tools that read, e.g. --tools "
                + "'auth0_list_*,auth0_get_*', or drop --read-only.");
    }

    /// <summary>The enabled tool of that name, or null.</summary>
    public ToolDescriptor? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The same and tools that are not in the registry, after the others.</summary>
    public ToolCatalog With(IEnumerable<ToolDescriptor> added)
        => new([.. Tools, .. added], IsReadOnly, Registry) { HasMachine = HasMachine };

    /// <summary>True when a client can call it: it is listed, or one of the listed tools calls every tool of its access.</summary>
    public bool Reaches(ToolDescriptor tool)
        => tool.IsOnByNameOnly
            ? _byName.ContainsKey(tool.Name)
            : (HasMachine || !tool.NeedsMachine) && (!IsReadOnly || tool.Access == ToolAccess.Read)
                && (_byName.ContainsKey(tool.Name) || _callable.Contains(tool.Access));

    /// <summary>Every toolset of the catalog, in ordinal order, <c>core</c> included.</summary>
    public static IReadOnlyList<string> ToolsetNames(IEnumerable<ToolDescriptor> tools)
        => tools.SelectMany(static tool => tool.Toolsets).Append(CoreToolset).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();

    private static List<ToolDescriptor> Choose(ToolSelection selection, IToolRegistry registry)
    {
        // Most servers start like this: the tools that nobody asked for are not built.
        if (selection.Patterns is null && selection.Toolsets is null)
        {
            return [.. registry.Core()];
        }

        var all = registry.All();
        var named = registry.OnByName.Where(tool => IsNamed(tool, selection)).ToList();
        var others = selection with
        {
            Patterns = selection.Patterns?.Except(named.Select(static tool => tool.Name)).ToList(),
            Toolsets = selection.Toolsets?.Except(named.SelectMany(static tool => tool.Toolsets)).ToList(),
        };
        return [.. all.Where(Choice(others, all, registry)).Concat(named).OrderBy(static tool => tool.Name, StringComparer.Ordinal)];
    }

    private static bool IsNamed(ToolDescriptor tool, ToolSelection selection)
        => selection.Patterns?.Contains(tool.Name) == true || selection.Toolsets?.Intersect(tool.Toolsets).Any() == true;

    private static Func<ToolDescriptor, bool> Choice(ToolSelection selection, IReadOnlyList<ToolDescriptor> all, IToolRegistry registry)
    {
        var globs = (selection.Patterns ?? []).Select(pattern => Compile(pattern, all, registry)).ToList();
        var toolsets = (selection.Toolsets ?? []).Select(name => CheckToolset(name, all.Concat(registry.OnByName)))
            .ToHashSet(StringComparer.Ordinal);
        return tool => globs.Any(glob => glob.IsMatch(tool.Name))
                       || toolsets.Contains(AllToolsets)
                       || (tool.IsCore && toolsets.Contains(CoreToolset))
                       || tool.Toolsets.Any(toolsets.Contains);
    }

    private static Glob Compile(string pattern, IReadOnlyList<ToolDescriptor> all, IToolRegistry registry)
    {
        var glob = WildcardPattern.ForNames(pattern);
        return all.Any(tool => glob.IsMatch(tool.Name))
            ? glob
            : throw new UsageException($"No tool matches '{pattern}'{Meant()} 'auth0-mcp tools' lists the names; '*' selects all.");

        string Meant()
            => NearMiss.SeveralQuestion(pattern.Trim('*', '?'), all.Concat(registry.OnByName).Select(static tool => tool.Name));
    }

    private static string CheckToolset(string name, IEnumerable<ToolDescriptor> all)
    {
        var names = ToolsetNames(all);
        return name == AllToolsets || names.Contains(name)
            ? name
            : throw new UsageException(
                $"No toolset is called '{name}'{NearMiss.SeveralQuestion(name, names)} Toolsets: {string.Join(", ", names)}, or "
                + $"'{AllToolsets}'.");
    }
}
