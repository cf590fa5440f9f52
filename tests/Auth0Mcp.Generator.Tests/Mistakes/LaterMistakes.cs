namespace Auth0Mcp.Generator.Tests.Mistakes;

/// <summary>Mistakes that contributors made after the others were collected, in all files.</summary>
internal static class LaterMistakes
{
    private const string Logs = "tools/logs.yaml";
    private const string Roles = "tools/roles.yaml";
    private const string Clients = "tools/clients.yaml";
    private const string Vocabulary = "vocabulary.yaml";
    private const string Overlay = "overlay.yaml";
    private const string Secrets = "secrets.yaml";
    private const string Options = "options.yaml";
    private const string Settings = "settings.yaml";
    private const string Errors = "errors.yaml";
    private const string Prompt = "prompts/rotate_secret.yaml";
    private const string Resources = "resources.yaml";
    private const string Phrases = "phrases/logs.yaml";
    private const string Words = "words/de.yaml";
    private const string LogTypes = "log-types.yaml";
    private const string Framework = "frameworks/react.yaml";

    /// <summary>Behind the description of <c>auth0_get_log</c>, where it has no more keys than its examples.</summary>
    private const string MoreOfGetLog = "    examples:\n      - Open log entry";

    /// <summary>Behind the last tool of the logs stands a new one.</summary>
    private const string LastOfLogs = "      - What caused the token exchange error with log id 90020240402081500000000?\n";

    public static IEnumerable<Mistake> All =>
    [
        // A new tool.
        new("new tool with hyphens", Logs, LastOfLogs, LastOfLogs + NewTool("auth0-find-events", "get_logs"), "A0M011"),
        new("new tool with capitals", Logs, LastOfLogs, LastOfLogs + NewTool("auth0_find_Events", "get_logs"), "A0M011"),
        new("new tool without the prefix", Logs, LastOfLogs, LastOfLogs + NewTool("find_events", "get_logs"), "A0M011"),
        new("new tool with the name of one in C#", Logs,
            LastOfLogs, LastOfLogs + NewTool("auth0_search_tools", "get_logs"), "A0M012"),
        new("new tool that is a text", Logs, LastOfLogs, LastOfLogs + "  - auth0_find_events\n", "A0M006"),
        new("new tool whose operation is a number", Logs, LastOfLogs, LastOfLogs + NewTool("auth0_find_events", "7"), "A0M020"),
        new("new tool whose operation is a list", Logs,
            LastOfLogs, LastOfLogs + NewTool("auth0_find_events", "[get_logs]"), "A0M006"),
        new("new tool that says what another does", Logs,
            LastOfLogs,
            LastOfLogs + "  - { name: auth0_find_events, operation: get_logs, title: get log event, description: Finds events. }\n",
            "A0M044"),
        new("new tool with an empty description", Logs,
            LastOfLogs,
            LastOfLogs + "  - { name: auth0_find_events, operation: get_logs, title: Find events, description: '' }\n",
            "A0M010"),
        new("title that is too long", Logs,
            "title: Get log event",
            "title: Get the one log event that has this id, with everything that the tenant recorded about it when it happened",
            "A0M013"),
        new("tools that are a mapping", "tools/keys.yaml",
            "tools:\n  - name: auth0_list_signing_keys", "tools:\n    name: auth0_list_signing_keys", "A0M004"),
        new("line that ends in the middle of a mapping", Logs,
            "page:\n      checkpoint: log_id", "page\n      checkpoint: log_id", "A0M004"),
        new("wide colon", Logs, "title: Search logs", "title：Search logs", "A0M004"),
        new("blank without a break before a key", Logs, "    title: Search logs", "  \u00a0 title: Search logs", "A0M004"),
        new("condition that is a text", Clients,
            "{ value: none, when: { app_type: [spa, native] }, unless: [client_authentication_methods] }",
            "{ value: none, when: spa, unless: [client_authentication_methods] }",
            "A0M006"),
        new("exception that is a word", Logs,
            "per_page: { value: 50, unless: [from, take] }", "per_page: { value: 50, unless: from }", "A0M006"),
        new("rule of a default without its value", Logs,
            "per_page: { value: 50, unless: [from, take] }", "per_page: { unless: [from, take] }", "A0M006"),
        new("default of an argument that is hidden", Logs,
            "      sort: { value: \"date:-1\", unless: [from] }\n",
            "      sort: { value: \"date:-1\", unless: [from] }\n      search: x\n      sarch: y\n",
            "A0M021"),
        new("conflict without a reason", Roles,
            "    defaults:\n      take: 50\n", "    conflicts: [{ argument: from, with: [take] }]\n    defaults:\n      take: 50\n", "A0M006"),
        new("description of an argument that is empty", Logs,
            "      take: Events to return with `from`, at most 100\n", "      take: \"\"\n", "A0M006"),
        new("argument described twice", Logs,
            "      take: Events to return with `from`, at most 100\n",
            "      take: Events to return with `from`, at most 100\n      take: Events\n",
            "A0M004"),
        new("dashboard page with its host", Roles,
            "    operation: get_roles_by_id\n    title: Get role\n    dashboard: \"roles/{id}/settings\"",
            "    operation: get_roles_by_id\n    title: Get role\n    dashboard: \"https://manage.auth0.com/dashboard/roles/{id}\"",
            "A0M006"),
        new("key of an update misspelt", Clients,
            "    update:\n      replaces:\n        - oidc_logout\n", "    update:\n      replace:\n        - oidc_logout\n",
            "A0M005"),
        new("removed that is a yes", Roles,
            "tools:\n", "tools:\n  - { name: auth0_find_role, removed: true }\n", "A0M006"),
        new("removed tool that replaces itself", Roles,
            "tools:\n", "tools:\n  - { name: auth0_find_role, removed: { replacement: auth0_find_role, since: 0.1.0 } }\n", "A0M061"),
        new("version that is none", Roles,
            "tools:\n", "tools:\n  - { name: auth0_find_role, removed: { since: next } }\n", "A0M006"),
        new("reason for what is not carried left out", Roles,
            "toolset: roles\n", "toolset: roles\nnot_carried:\n  - { operation: get_roles }\n", "A0M006"),
        new("argument of another operation described", Roles,
            "    rename: { id: role_id }\n    defaults:\n      take: 50\n    examples:\n      - Which groups carry",
            "    rename: { id: role_id }\n    describe: { name_filter: A part }\n    defaults:\n      take: 50\n"
                + "    examples:\n      - Which groups carry",
            "A0M021"),
        new("toolset given twice", Logs, MoreOfGetLog, "    toolsets: [logs, logs]\n" + MoreOfGetLog, "A0M007"),
        new("hidden argument given twice", Logs, "hide: [search]", "hide: [search, search]", "A0M007"),

        // What all tools share.
        new("group that is a list", Vocabulary, "  refreshTokens:\n", "  refreshTokens: []\n  refreshTokenz:\n", "A0M006"),
        new("alias of itself", Vocabulary, "  source_code: code\n", "  source_code: source_code\n", "A0M121"),
        new("lists with commas that are a word", Vocabulary,
            "comma_separated: [app_type, statuses, event_types]", "comma_separated: app_type", "A0M006"),
        new("date that does not exist", Overlay,
            "    date: 2026-11-29\n    reason: Taken and obeyed", "    date: 2026-11-31\n    reason: Taken and obeyed", "A0M006"),
        new("parameter without a schema", Overlay,
            "add: { name: q, in: query, schema: { type: string } }", "add: { name: q, in: query }", "A0M006"),
        new("parameter without a name", Overlay,
            "add: { name: q, in: query, schema: { type: string } }", "add: { in: query, schema: { type: string } }", "A0M006"),
        new("keyword misspelt", Overlay,
            "      token_lifetime_for_web: { type: integer, minimum: 0,", "      token_lifetime_for_web: { type: integer, minimun: 0,", "A0M005"),
        new("bounds the wrong way round", Overlay,
            "      token_lifetime_for_web: { type: integer, minimum: 0, maximum: 2592000 }",
            "      token_lifetime_for_web: { type: integer, minimum: 2592000, maximum: 0 }",
            "A0M006"),
        new("bound that is a text", Overlay,
            "      token_lifetime_for_web: { type: integer, minimum: 0,", "      token_lifetime_for_web: { type: integer, minimum: \"0\",", "A0M006"),
        new("schemas that are a word", Overlay, "  - of: [TenantSettingsFlags]", "  - of: TenantSettingsFlags", "A0M006"),
        new("entry that changes nothing", Overlay,
            "schemas:\n", "schemas:\n  - of: [TenantSettingsFlags]\n    date: 2026-11-29\n    reason: Nothing is said of it.\n", "A0M006"),
        new("chooser misspelt", Overlay,
            "    at: options\n    chosen_by: strategy\n", "    at: options\n    chosen_by: stratgy\n", "A0M092"),
        new("reason that is empty", Secrets,
            "  - schema: Client\n    properties: [token_endpoint_auth_method]\n    reason: names a method\n",
            "  - schema: Client\n    properties: [token_endpoint_auth_method]\n    reason: \"\"\n",
            "A0M006", "schema: Client\n    properties: [token_endpoint_auth_method]"),
        new("properties that are empty", Secrets, "    properties: [sasKey]", "    properties: []", "A0M006"),
        new("wording without a value", Options, "    scope: Scopes asked of the provider\n", "    scope:\n", "A0M006"),
        new("toolset given twice", Settings, "  - roles\n", "  - roles\n  - roles\n", "A0M007"),
        new("length without a number", Settings, "name_length: 39 ", "name_length: ", "A0M006"),
        new("tool written in C# that the catalog has", Settings,
            "  - auth0_search_tools\n", "  - auth0_search_tools\n  - auth0_get_role\n", "A0M012",
            "name: auth0_get_role") { In = Roles },

        // Texts.
        new("class of statuses that is none", Errors, "  - status: 4xx\n", "  - status: 4x\n", "A0M006"),
        new("status of a list that is none", Errors,
            "  - status: [400, 402, 403, 409]\n", "  - status: [400, 402, 43, 409]\n", "A0M006"),
        new("bracket of an advice that is not closed", Errors,
            "    next: Nothing has this id[; {list} shows what there is].", "    next: Nothing has this id[; {list} shows what there is.", "A0M006"),
        new("argument of an advice misspelt", Errors,
            "`{argument:auth0-custom-domain}`", "`{argument:auth0-custom-domian}`", "A0M118",
            "next: >-\n      The tenant has several custom domains"),
        new("rule behind one that takes everything", Errors,
            "  - status: 404\n    target: item\n", "  - status: 404\n    next: No.\n  - status: 404\n    target: item\n", "A0M117",
            "status: 404\n    next: No."),
        new("argument given twice", Prompt,
            "  - name: place\n", "  - { name: application, description: Again }\n  - name: place\n", "A0M007"),
        new("name of an argument with a blank", Prompt, "  - name: application\n", "  - name: the application\n", "A0M006"),
        new("text left out", Prompt, "text: |\n", "txt: |\n", "A0M005"),
        new("thing without a title", Resources, "role: { title: Role,", "role: { title: ,", "A0M006"),
        new("recent that is a yes", Resources, "label: type, recent: true }", "label: type, recent: yes }", "A0M006"),
        new("placeholder of a search misspelt", Resources, "{ name_filter: '{typed}' }", "{ name_filter: '{typd}' }", "A0M006"),
        new("tool that reads instead of one that lists", Resources, "list: auth0_list_roles,", "list: auth0_get_role,", "A0M144"),
        new("phrase that is a mapping", Phrases,
            "    - \"set up Sumo Logic for tenant logs\"\n", "    - { say: \"set up Sumo Logic\" }\n", "A0M006"),
        new("word with a blank at its end", Words,
            "akzeptieren: accept\n", "\"akzeptieren \": accept\nakzeptieren: accept\n", "A0M006"),
        new("group that is a text", LogTypes, "login:\n", "login: People log in.\nlogin2:\n", "A0M006"),
        new("port that is none", Framework, "port: 5173\n", "port: 517300\n", "A0M006"),
        new("callbacks that are a text", Framework, "callbacks: [\"[[origin]]\"]", "callbacks: \"[[origin]]\"", "A0M006"),
        new("nothing to detect by", Framework,
            "detect:\n  - { file: package.json, holds: ['\"react\"', '\"react-dom\"'] }\n", "detect: []\n", "A0M130"),
        new("key of a file with a placeholder misspelt", Framework,
            "VITE_AUTH0_DOMAIN: \"[[domain]]\"", "VITE_AUTH0_DOMAIN: \"[[domian]]\"", "A0M118"),
        new("secret in a public application", Framework,
            "      VITE_AUTH0_AUDIENCE: \"[[audience]]\"\n",
            "      VITE_AUTH0_AUDIENCE: \"[[audience]]\"\n      VITE_AUTH0_SECRET: \"[[client_secret]]\"\n",
            "A0M118"),
        new("detection that reads outside of the project", Framework,
            "{ file: package.json, holds:", "{ file: ../package.json, holds:", "A0M131"),
        new("version left out", Framework, "  version: 2.27.0\n", "", "A0M130", "sdk:"),
    ];

    private static string NewTool(string name, string operation)
        => $"  - name: {name}\n    operation: {operation}\n    title: Find events\n    description: Finds events of the tenant by what they say.\n";
}
