namespace Auth0Mcp.Generator.Tests.Mistakes;

/// <summary>Mistakes in a file of tools.</summary>
internal static class ToolMistakes
{
    private const string Logs = "tools/logs.yaml";
    private const string Roles = "tools/roles.yaml";
    private const string Clients = "tools/clients.yaml";
    private const string Jobs = "tools/jobs.yaml";

    /// <summary>Behind the description of <c>auth0_get_log</c>, where it has no more keys than its examples.</summary>
    private const string MoreOfGetLog = "    examples:\n      - Open log entry";

    public static IEnumerable<Mistake> All =>
    [
        // YAML that does not parse, or not as it was meant.
        new("colon in a title", Logs, "title: Search logs", "title: Logs: search", "A0M004"),
        new("colon in an example", Logs, "- Find yesterday's failed logins", "- Find: yesterday's failed logins", "A0M006"),
        new("colon in a text of several lines", Roles,
            "      Lists the API permissions (scopes) that a role contains, with their API.\n",
            "      Lists the API permissions (scopes) that a role contains, with their API.\n"
                + "    Note: not inherited ones: those stay.\n",
            "A0M004"),
        new("quotation mark that is not closed", Logs, "title: Search logs", "title: \"Search logs", "A0M004"),
        new("apostrophe that is not closed", Logs, "title: Search logs", "title: 'Search logs", "A0M004"),
        new("quotation marks inside quotation marks", Logs, "title: Search logs", "title: \"Search \"tenant\" logs\"", "A0M004"),
        new("text behind a quotation", Logs,
            "- Find yesterday's failed logins", "- \"Find\" yesterday's failed logins", "A0M004"),
        new("at sign at the start", Logs, "title: Search logs", "title: @logs", "A0M004"),
        new("backtick at the start", Roles, "- every user holding role rol_8Kd2", "- `rol_8Kd2` is whose role?", "A0M004"),
        new("percent sign at the start", Roles, "- every user holding role rol_8Kd2", "- %rol_8Kd2 holders", "A0M004"),
        new("star at the start", Roles, "- every user holding role rol_8Kd2", "- *all holders of rol_8Kd2", "A0M004"),
        new("exclamation mark at the start", Roles,
            "- every user holding role rol_8Kd2", "- !important holders of rol_8Kd2", "A0M004"),
        new("bracket that is not closed", Logs, "hide: [search]", "hide: [search", "A0M004"),
        new("bracket at the start of an example", Roles,
            "- every user holding role rol_8Kd2", "- [rol_8Kd2] whose is it", "A0M004"),
        new("brace that is not closed", Logs,
            "per_page: { value: 50, unless: [from, take] }", "per_page: { value: 50, unless: [from, take]", "A0M004"),
        new("comma that is missing", Logs,
            "per_page: { value: 50, unless: [from, take] }", "per_page: { value: 50 unless: [from, take] }", "A0M004"),
        new("key indented too little", Logs, "    title: Search logs", "   title: Search logs", "A0M004"),
        new("key indented too much", Logs, "    title: Search logs", "     title: Search logs", "A0M004"),
        new("tool indented too little", Logs, "  - name: auth0_get_log\n", " - name: auth0_get_log\n", "A0M004"),
        new("tool indented too much", Logs, "  - name: auth0_get_log\n", "    - name: auth0_get_log\n", "A0M004"),
        new("tool without indentation", Logs, "  - name: auth0_get_log\n", "- name: auth0_get_log\n", "A0M004"),
        new("tool without its dash", Logs, "  - name: auth0_get_log\n", "    name: auth0_get_log\n", "A0M004"),
        new("dash without a space", Logs, "  - name: auth0_get_log\n", "  -name: auth0_get_log\n", "A0M004"),
        new("list item indented unlike the others", Logs,
            "      - Find yesterday's failed logins", "     - Find yesterday's failed logins", "A0M004"),
        new("text of several lines without indentation", Logs,
            "    description: >-\n      Returns one log event.", "    description: >-\n    Returns one log event.", "A0M004"),
        new("tab before a key", Logs, "    title: Search logs", "\ttitle: Search logs", "A0M004"),
        new("tab among spaces", Logs, "    title: Get log event", "  \ttitle: Get log event", "A0M004"),
        new("tab before a list item", Logs,
            "      - Find yesterday's failed logins", "\t\t\t- Find yesterday's failed logins", "A0M004"),
        new("key without a colon", Logs, "    title: Search logs", "    title Search logs", "A0M004"),
        new("key without a space behind its colon", Logs, "    title: Search logs", "    title:Search logs", "A0M004"),
        new("equals sign for a colon", Logs, "    title: Search logs", "    title = Search logs", "A0M004"),
        new("key given twice", Logs, MoreOfGetLog, "    title: Twice\n" + MoreOfGetLog, "A0M004"),
        new("list of tools given twice", Logs, "  - name: auth0_get_log\n", "tools:\n  - name: auth0_get_log\n", "A0M004"),
        new("mark of a merge", Logs, "    title: Search logs\n", "<<<<<<< HEAD\n    title: Search logs\n", "A0M004"),
        new("second document", Logs, "  - name: auth0_get_log\n", "---\n  - name: auth0_get_log\n", "A0M004"),
        new("alias", Logs, MoreOfGetLog, "    rename: *shared\n" + MoreOfGetLog, "A0M004"),
        new("anchor and merge key", Logs, MoreOfGetLog, "    <<: { core: true }\n" + MoreOfGetLog, "A0M005"),

        // Keys.
        new("operation misspelt as a key", Logs, "operation: get_logs\n", "opration: get_logs\n", "A0M005"),
        new("name misspelt as a key", Logs, "  - name: auth0_list_logs", "  - nam: auth0_list_logs", "A0M005"),
        new("title misspelt as a key", Logs, "title: Search logs", "titel: Search logs", "A0M005"),
        new("description misspelt as a key", Logs,
            "    description: >-\n      Returns one log event.", "    descripton: >-\n      Returns one log event.", "A0M005"),
        new("examples in the singular", Logs,
            MoreOfGetLog, MoreOfGetLog.Replace("examples", "example", StringComparison.Ordinal), "A0M005"),
        new("key in upper case", Logs, "title: Search logs", "Title: Search logs", "A0M005"),
        new("key that no tool has", Logs, MoreOfGetLog, "    summary: One event\n" + MoreOfGetLog, "A0M005"),
        new("key of an API document", Logs, MoreOfGetLog, "    operationId: get_logs_by_id\n" + MoreOfGetLog, "A0M005"),
        new("key of a page misspelt", Logs, "checkpoint: log_id", "chekpoint: log_id", "A0M005"),
        new("key of a conflict misspelt", Logs, "        with: [q, sort, page]", "        wiht: [q, sort, page]", "A0M005"),
        new("key of a default misspelt", Logs,
            "sort: { value: \"date:-1\", unless: [from] }", "sort: { value: \"date:-1\", unles: [from] }", "A0M005"),
        new("value of a default misspelt as a key", Logs,
            "sort: { value: \"date:-1\", unless: [from] }", "sort: { vaule: \"date:-1\", unless: [from] }", "A0M005"),
        new("toolset misspelt as a key", Logs, "toolset: logs", "toolsett: logs", "A0M005"),
        new("tools in the singular", Logs, "tools:\n", "tool:\n", "A0M005"),
        new("key of a tool at the root", Logs, "toolset: logs\n", "toolset: logs\ncore: true\n", "A0M005"),
        new("operation left out", Logs, "    operation: get_logs\n", "", "A0M010", "name: auth0_list_logs"),
        new("name left out", Logs,
            "  - name: auth0_get_log\n    operation: get_logs_by_id\n",
            "  - operation: get_logs_by_id\n",
            "A0M010", "operation: get_logs_by_id"),
        new("title left out", Logs, "    title: Search logs\n", "", "A0M010", "name: auth0_list_logs"),
        new("description left out", Roles,
            "    description: >-\n      Lists the API permissions (scopes) that a role contains, with their API.\n",
            "",
            "A0M010", "name: auth0_list_role_permissions"),
        new("toolset left out", Logs, "toolset: logs\n", "", "A0M006", "tools:"),
        new("operation without a value", Logs, "operation: get_logs\n", "operation:\n", "A0M010"),
        new("title without a value", Logs, "title: Search logs", "title:", "A0M010"),
        new("toolset without a value", Logs, "toolset: logs", "toolset:", "A0M006"),
        new("default without a value", Logs, "sort: { value: \"date:-1\", unless: [from] }", "sort:", "A0M023"),

        // Kinds of values.
        new("title that is a list", Logs, "title: Search logs", "title: [Search, logs]", "A0M006"),
        new("hide that is a word", Logs, "hide: [search]", "hide: search", "A0M006"),
        new("examples that are a text", Roles,
            "    examples:\n      - What roles exist in this tenant?\n"
                + "      - I need the rol_ id of the editor role\n      - do we have something like \"billing admin\" "
                + "in RBAC\n      - which job functions have we modelled as roles so far?\n",
            "    examples: What roles exist in this tenant?\n",
            "A0M006"),
        new("core that is a yes", Logs, "title: Search logs\n    core: true", "title: Search logs\n    core: yes", "A0M006"),
        new("reach that is no number", Logs, "reach: 1000", "reach: many", "A0M006"),
        new("depth that is too deep", Logs, MoreOfGetLog, "    depth: 9\n" + MoreOfGetLog, "A0M006"),
        new("depth in words", Logs, MoreOfGetLog, "    depth: two\n" + MoreOfGetLog, "A0M006"),
        new("access that is no access", Logs, MoreOfGetLog, "    access: destructive-ish\n" + MoreOfGetLog, "A0M006"),
        new("idempotent that is a word", Logs, MoreOfGetLog, "    idempotent: always\n" + MoreOfGetLog, "A0M006"),
        new("rename that is a list", Logs, MoreOfGetLog, "    rename: [id, log_id]\n" + MoreOfGetLog, "A0M006"),
        new("defaults that are a list", Roles, "    defaults:\n      take: 50\n", "    defaults:\n      - take: 50\n", "A0M006"),
        new("describe that is a text", Logs, MoreOfGetLog, "    describe: One event\n" + MoreOfGetLog, "A0M006"),
        new("page that is a number", Logs, MoreOfGetLog, "    page: 50\n" + MoreOfGetLog, "A0M006"),
        new("conflict that is no list", Logs,
            "    conflicts:\n      - argument: from\n", "    conflicts:\n        argument: from\n", "A0M006"),
        new("toolsets that are a word", Logs, MoreOfGetLog, "    toolsets: logs\n" + MoreOfGetLog, "A0M006"),
        new("mints that is a word", Logs, MoreOfGetLog, "    mints: secret\n" + MoreOfGetLog, "A0M006"),
        new("toolset that is a list", Logs, "toolset: logs", "toolset: [logs]", "A0M006"),
    ];
}
