namespace Auth0Mcp.Generator.Tests.Mistakes;

/// <summary>Mistakes in errors, prompts, resources, phrases, words, log types and frameworks.</summary>
internal static class TextMistakes
{
    private const string Errors = "errors.yaml";
    private const string Prompt = "prompts/rotate_secret.yaml";
    private const string Resources = "resources.yaml";
    private const string Phrases = "phrases/logs.yaml";
    private const string Words = "words/de.yaml";
    private const string LogTypes = "log-types.yaml";
    private const string Framework = "frameworks/react.yaml";

    public static IEnumerable<Mistake> All =>
    [
        new("status that is none", Errors, "  - status: 410\n", "  - status: 4100\n", "A0M006"),
        new("operation misspelt", Errors,
            "operation: get_default_branding_theme", "operation: get_default_branding_them", "A0M115"),
        new("tool misspelt", Errors,
            "auth0_create_branding_theme creates the first one", "auth0_create_brandng_theme creates the first one", "A0M116"),
        new("placeholder misspelt", Errors,
            "The access token lacks the scope {scope}. {grant}", "The access token lacks the scope {scop}. {grant}", "A0M118"),
        new("advice misspelt as a key", Errors,
            "    next: The access token lacks the scope {scope}. {grant}",
            "    nxt: The access token lacks the scope {scope}. {grant}",
            "A0M005"),
        new("advice left out", Errors,
            "    scope: missing\n    next: The access token lacks the scope {scope}. {grant}\n",
            "    scope: missing\n",
            "A0M006", "status: 403\n    scope: missing"),
        new("scope that is neither", Errors, "    scope: missing\n", "    scope: mising\n", "A0M006"),
        new("target that is none", Errors,
            "    target: settings\n    next: Nothing is set up", "    target: setting\n    next: Nothing is set up", "A0M006"),
        new("rule without a condition", Errors, "errors:\n", "errors:\n  - next: Try again.\n", "A0M006"),
        new("rule that is never reached", Errors,
            "  - status: 410\n",
            "  - status: 403\n    next: No.\n  - status: 403\n    message: no\n    next: No.\n  - status: 410\n",
            "A0M117"),
        new("list misspelt", Errors, "\nerrors:\n", "\nerror:\n", "A0M005"),
        new("bracket that is not closed", Errors,
            "    message: [deployed, deployment]\n", "    message: [deployed, deployment\n", "A0M004"),

        new("tool misspelt", Prompt,
            "read it with auth0_get_application:", "read it with auth0_get_aplication:", "A0M140", "text: |"),
        new("argument misspelt", Prompt, "{application}.", "{aplication}.", "A0M141", "text: |"),
        new("argument without a placeholder", Prompt,
            "  - name: place\n", "  - { name: other, description: Not used }\n  - name: place\n", "A0M142"),
        new("completion misspelt", Prompt, "complete: application", "complete: aplication", "A0M143"),
        new("title misspelt as a key", Prompt, "title: Rotate", "titel: Rotate", "A0M005"),
        new("title left out", Prompt, "title: Rotate a client secret safely\n", "", "A0M010", "description: Gives"),
        new("description of an argument left out", Prompt,
            "    description: The application whose secret is renewed\n", "", "A0M006", "name: application"),
        new("required that is a yes", Prompt, "required: true", "required: yes", "A0M006"),
        new("text indented too little", Prompt, "text: |\n  Rotate the", "text: |\nRotate the", "A0M004"),

        new("tool misspelt", Resources, "get: auth0_get_role,", "get: auth0_get_rol,", "A0M140"),
        new("key misspelt", Resources, "{ title: Role, get:", "{ titel: Role, get:", "A0M005"),
        new("key left out", Resources, "get: auth0_get_role, ", "", "A0M006"),
        new("argument misspelt", Resources, "argument: role_id,", "argument: rol_id,", "A0M144"),
        new("search misspelt", Resources, "{ name_filter: '{typed}' }", "{ name_fliter: '{typed}' }", "A0M144"),
        new("id misspelt", Resources, "id: user_id, label: email", "id: userid, label: email", "A0M144"),
        new("label misspelt", Resources, "id: user_id, label: email", "id: user_id, label: emial", "A0M144"),
        new("brace that is not closed", Resources,
            "search: { name_filter: '{typed}' } }", "search: { name_filter: '{typed}' }", "A0M004"),

        new("tool misspelt", Phrases, "auth0_create_log_stream:\n", "auth0_create_log_steram:\n", "A0M071"),
        new("tool given twice", Phrases,
            "auth0_create_log_stream:\n", "auth0_create_log_stream:\n  me: [x]\nauth0_create_log_stream:\n", "A0M004"),
        new("phrases that are a text", Phrases,
            "auth0_create_log_stream:\n  catalog:\n", "auth0_create_log_stream:\n  me: one of them\n  catalog:\n", "A0M006"),
        new("writer without phrases", Phrases,
            "auth0_create_log_stream:\n  catalog:\n", "auth0_create_log_stream:\n  me: []\n  catalog:\n", "A0M070"),
        new("colon in a phrase", Phrases,
            "    - \"set up Sumo Logic for tenant logs\"", "    - set up Sumo Logic: tenant logs", "A0M006"),
        new("tool of another toolset", Phrases,
            "auth0_create_log_stream:\n", "auth0_get_role:\n  me: [the role please]\nauth0_create_log_stream:\n", "A0M072"),
        new("phrase given twice", Phrases,
            "    - \"set up Sumo Logic for tenant logs\"\n",
            "    - \"set up Sumo Logic for tenant logs\"\n    - \"set up Sumo Logic for tenant logs\"\n",
            "A0M007"),
        new("phrase that is empty", Phrases, "    - \"set up Sumo Logic for tenant logs\"\n", "    - \"\"\n", "A0M070"),

        new("word without words", Words, "akzeptieren: accept\n", "akzeptieren:\n", "A0M070"),
        new("words that are a list", Words, "akzeptieren: accept\n", "akzeptieren: [accept]\n", "A0M006"),
        new("word given twice", Words, "akzeptieren: accept\n", "akzeptieren: accept\nakzeptieren: take\n", "A0M004"),

        new("code given twice", LogTypes,
            "  ss: A person has signed up.\n", "  ss: A person has signed up.\n  s: Again.\n", "A0M006"),
        new("code without words", LogTypes, "  ss: A person has signed up.\n", "  ss:\n", "A0M006"),
        new("code outside of its group", LogTypes, "  ss: A person has signed up.\n", "ss: A person has signed up.\n", "A0M004"),

        new("key misspelt", Framework, "callbacks: [", "callback: [", "A0M005"),
        new("type that is none", Framework, "type: spa\n", "type: single_page\n", "A0M006"),
        new("type left out", Framework, "type: spa\n", "", "A0M130", "title: React"),
        new("alias of another framework", Framework, "aliases: [reactjs,", "aliases: [vue, reactjs,", "A0M135"),
        new("placeholder misspelt", Framework,
            "origin: http://localhost:[[port]]", "origin: http://localhost:[[prot]]", "A0M006"),
        new("placeholder of a guide misspelt", Framework, "  [[install]]\n", "  [[instal]]\n", "A0M118", "guide: |"),
        new("port in words", Framework, "port: 5173\n", "port: any\n", "A0M006"),
        new("path outside of the project", Framework, "  - path: .env.local\n", "  - path: ../.env.local\n", "A0M131"),
        new("format that is none", Framework, "    format: env\n", "    format: dotenv\n", "A0M006"),
        new("framework it is built on misspelt", Framework,
            "aliases: [reactjs,", "covers: [javascrip]\naliases: [reactjs,", "A0M134"),
        new("package left out", Framework, "  package: \"@auth0/auth0-react\"\n", "", "A0M130", "sdk:"),
    ];
}
