using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Reads <c>defaults:</c>. A default is a plain value, a rule <c>{ value, when, unless }</c>, or a list of rules of which the
/// first that applies wins. An object or array is written as the <c>value</c> of a rule.
/// </summary>
internal static class DefaultsParser
{
    public static EquatableArray<DefaultRule> Parse(YamlMap? defaults, List<Problem> problems)
    {
        var rules = new List<DefaultRule>();
        foreach (var member in defaults?.Members ?? [])
        {
            var path = EntryReader.Join("defaults", member.Key.Text);
            switch (member.Value)
            {
                case YamlMap map:
                    Add(member.Key.Text, map, path, rules, problems);
                    break;
                case YamlList list when list.Items.Count > 0 && list.Items.All(static item => item is YamlMap):
                    for (var i = 0; i < list.Items.Count; i++)
                    {
                        Add(member.Key.Text, (YamlMap)list.Items[i],
                            EntryReader.Join(path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), rules, problems);
                    }

                    break;
                case YamlScalar scalar:
                    rules.Add(new DefaultRule(member.Key.Text, YamlJson.ToSpecNode(scalar).ToJson(), [], []));
                    break;
                default:
                    problems.Add(
                        Problem.Value(
                        DiagnosticDescriptors.WrongShape, path, member.Key.Text,
                        "a value, a rule '{ value: …, when: …, unless: … }' or a list of rules"));
                    break;
            }
        }

        return rules.ToEquatableArray();
    }

    private static void Add(string argument, YamlMap map, string path, List<DefaultRule> rules, List<Problem> problems)
    {
        var reader = new EntryReader(map, path, problems);
        var value = reader.Node("value");
        var when = reader.Map("when");
        var unless = reader.Texts("unless");
        reader.Close();
        if (value is null)
        {
            if (EntryReader.IsMisspelt("value", problems))
            {
                return;
            }

            problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, path, argument, "a rule with a 'value'"));
            return;
        }

        rules.Add(new DefaultRule(argument, YamlJson.ToSpecNode(value).ToJson(), Conditions(when), unless));
    }

    private static EquatableArray<DefaultCondition> Conditions(YamlMap? when)
        => (when?.Members ?? [])
            .Select(static member => new DefaultCondition(
                member.Key.Text,
                (member.Value is YamlList list
                ? list.Items
                : [member.Value]).Select(static item => YamlJson.ToSpecNode(item).ToJson()).ToEquatableArray()))
            .ToEquatableArray();
}
