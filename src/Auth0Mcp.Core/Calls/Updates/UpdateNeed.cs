using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What the arguments of a call leave to what is stored: nothing for most calls, and then nothing is read.</summary>
internal sealed partial class UpdateNeed
{
    /// <summary>More than any schema declares of one object: of members beyond, all are alike.</summary>
    private const int MostDeclared = 100;

    /// <summary>Of such a length a text may be a part of what is stored, as a result showed it.</summary>
    private const int LongText = 500;

    private readonly OperationTool _tool;
    private readonly HashSet<string> _completed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _masked = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, JsonElement> _arguments;
    private bool _hasExcused;

    private UpdateNeed(OperationTool tool, UpdateRules? rules, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        _tool = tool;
        _arguments = arguments;
        Rules = rules;
    }

    /// <summary>How the tool updates; null where it updates nothing that can be read.</summary>
    public UpdateRules? Rules { get; }

    /// <summary>The call cannot be made without knowing what is stored.</summary>
    public bool IsRequired => IsReadAnyway || _hasExcused;

    /// <summary>A mask where nothing is stored; null when there is none.</summary>
    public SchemaViolation? Problem { get; private set; }

    /// <summary>What the arguments mean asks for what is stored, whatever is wrong with them.</summary>
    private bool IsReadAnyway => _completed.Count + _masked.Count > 0 || HoldsWhatIsRead || Removes;

    /// <summary>The caller sends back what it read: the read shows members that the update does not take.</summary>
    private bool HoldsWhatIsRead { get; set; }

    private bool Removes { get; set; }

    /// <summary>
    /// A text, a number or a switch may take the place of an object with secrets in it, and a part of a long text that of the whole:
    /// what is lost is known once what is stored has been read, where that can be.
    /// </summary>
    public bool MayReplaceMore { get; private set; }

    public static UpdateNeed Of(OperationTool tool, ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var need = new UpdateNeed(tool, plan.Updates, arguments);
        foreach (var (name, value) in arguments)
        {
            need.Visit(name, value, plan);
        }

        return need;
    }

    /// <summary>Nothing but what is wrong with the arguments asks for what is stored.</summary>
    public bool IsExcuseAlone => _hasExcused && !IsReadAnyway;

    /// <summary>
    /// True when what is wrong there may be right once what is stored is known: a merge may complete it, and what is stored like
    /// that is not refused. Where nothing else asks for a look, what nobody can have read, and what is inside a list, which
    /// nothing completes, is wrong without one.
    /// </summary>
    public bool MayExcuse(SchemaViolation violation)
    {
        var may = Rules is not null && IsInBody(violation.Path) && _arguments.Values.All(JsonIntegrity.IsSound)
            && (HoldsWhatIsRead
                || (IsReadAnyway && violation.Kind is ViolationKind.Type or ViolationKind.Unlisted)
                || violation.Kind switch
                {
                    ViolationKind.UnknownMember => IsShown(violation.Path),
                    ViolationKind.Type => false,
                    _ => !violation.Path.Contains('[', StringComparison.Ordinal),
                });
        _hasExcused |= may;
        return may;
    }

    /// <summary>The read shows a member of that name there.</summary>
    private bool IsShown(string path)
        => Index().Replace(path, "") is var names && Rules!.NotWritten.Any(shown => MemberPath.Of(shown) == names);

    private bool IsInBody(string path) => path.Length > 0 && _tool.BodyProperty(path.Split('.', '[')[0]) is not null;

    private void Visit(string name, JsonElement value, ToolPlan plan)
    {
        var property = _tool.BodyProperty(name);
        if (MaskText.IsIn(value))
        {
            if (Rules is not null && (property is not null || UpdatePlanner.IsBody(_tool, name)))
            {
                _masked.Add(name);
            }
            else
            {
                Problem ??= MaskResolver.Unknown(MaskText.First(value, name)!);
            }
        }

        if (Rules is null)
        {
            return;
        }

        if (property is not null && Rules.NotWritten.Any(path => path is [var only] && only == property))
        {
            _completed.Add(name);
        }

        MayReplaceMore |= property is not null && Rules.Merges.Contains(property) && value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().Take(MostDeclared).Any(member => IsScalar(member.Value)
                && (plan.Schema.HoldsMembers(name, member.Name) || !plan.Schema.Knows(name, member.Name)));

        MayReplaceMore |= property is not null && JsonMarshal.GetRawUtf8Value(value).Length >= LongText;

        // What is written whole loses what it does not name.
        MayReplaceMore |= _tool.Operation.Method == "PUT" && value.ValueKind == JsonValueKind.Object
            && UpdatePlanner.IsBody(_tool, name);
        if (name == RemovedPaths.Argument)
        {
            Removes |= value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;
        }
        else if (property is not null
            && (Rules.Destinations.Contains(property)
                || (value.ValueKind == JsonValueKind.Object
                    && (Rules.Replaces.Contains(property) || (Rules.Merges.Contains(property) && IsNested(value))))))
        {
            _completed.Add(name);
        }
        else if (property is not null && Rules.Shown.Contains(property) && !plan.ArgumentNames.Contains(name))
        {
            HoldsWhatIsRead = true;
        }
    }

    private static bool IsNested(JsonElement value)
        => value.EnumerateObject().Any(static member => member.Value.ValueKind == JsonValueKind.Object);

    private static bool IsScalar(JsonElement value)
        => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
