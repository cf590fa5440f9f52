using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>A0M030 to A0M033: what the generator proves about access and secrets.</summary>
public sealed class SafetyTests
{
    [Fact]
    public void GetWhoseScopeDoesNotRead_NeedsAnAccessWord()
        => Garden.Tool("get_bed_moisture").Reports(
            "tools.yaml(4,16): error A0M030: Tool 'auth0_do_thing': access 'read' contradicts scope 'run:sensors'. Write "
            + "'access: write', or 'access: read' with a reason.");

    [Theory]
    [InlineData("delete_plants_by_id", "DELETE")]
    [InlineData("post_plant_uproot", "scope 'delete:plants'")]
    public void DestructionCalledRead_IsRefusedWhateverTheReason(string operation, string because)
        => Garden.Tool(operation, "access: read\nreason: It is harmless, honestly.").Reports(
            $"tools.yaml(7,13): error A0M030: Tool 'auth0_do_thing': access 'read' contradicts {because}. Write 'access: destructive'.");

    [Theory]
    [InlineData("post_plants", "read", "write", "POST")]
    [InlineData("put_plant_labels", "read", "write", "PUT")]
    [InlineData("patch_plants_by_id", "read", "write", "PATCH")]
    [InlineData("delete_plants_by_id", "write", "destructive", "DELETE")]
    [InlineData("post_plant_uproot", "write", "destructive", "scope 'delete:plants'")]
    [InlineData("get_bed_moisture", "read", "write", "scope 'run:sensors'")]
    public void LoosenedAccess_NeedsAReason(string operation, string stated, string implied, string because)
    {
        Garden.Tool(operation, $"access: {stated}").Reports(
            $"tools.yaml(7,13): error A0M031: Tool 'auth0_do_thing': access '{stated}' is looser than the '{implied}' that "
            + $"{because} implies. Add 'reason:' saying why that is safe, or write 'access: {implied}'.");
        Garden.Tool(operation, $"access: {stated}\nreason: ''").Reports(
            $"tools.yaml(7,13): error A0M031: Tool 'auth0_do_thing': access '{stated}' is looser than the '{implied}' that "
            + $"{because} implies. Add 'reason:' saying why that is safe, or write 'access: {implied}'.");

        var run = Garden.Tool(operation, $"access: {stated}\nreason: Nothing is lost by it.").Reports();

        Assert.Equal(stated, Access(run), ignoreCase: true);
    }

    [Theory]
    [InlineData("post_plants", "read", "write")]
    [InlineData("delete_plants_by_id", "write", "destructive")]
    public void RefusedAccess_StaysAtWhatTheDocumentImplies(string operation, string stated, string implied)
        => Assert.Equal(implied, Access(Garden.Tool(operation, $"access: {stated}").Run()), ignoreCase: true);

    [Theory]
    [InlineData("get_plants_by_id", "write")]
    [InlineData("get_plants_by_id", "destructive")]
    [InlineData("post_plants", "destructive")]
    [InlineData("get_bed_moisture", "write")]
    public void TightenedAccess_NeedsNoReason(string operation, string stated)
        => Assert.Equal(stated, Access(Garden.Tool(operation, $"access: {stated}").Reports()), ignoreCase: true);

    [Theory]
    [InlineData("get_plants_by_id", "Read")]
    [InlineData("post_plants", "Write")]
    [InlineData("patch_plants_by_id", "Write")]
    [InlineData("put_plant_labels", "Write")]
    [InlineData("delete_plants_by_id", "Destructive")]
    [InlineData("post_plant_uproot", "Destructive")]
    public void AccessThatNobodyStates_IsWhatTheDocumentImplies(string operation, string implied)
        => Assert.Equal(implied, Access(Garden.Tool(operation).Reports()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UnclassifiedSecret_IsReportedOnceForAllToolsThatReturnIt(bool reversed)
    {
        var inputs = Garden.Inputs.Edit("secrets.yaml", "sensor_token, ", "");

        (reversed ? inputs.InReverseOrder() : inputs).Reports(
            "plants.yaml(4,16): error A0M032: The response of 'auth0_list_plants' has the string 'Plant.sensor_token', whose "
            + "name suggests a secret. Declare it in the secrets file, under 'secret' or under 'harmless' with a reason.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UnclassifiedSecretOfTwoFiles_IsReportedInTheFirstByName(bool reversed)
    {
        var inputs = Garden.Inputs.Edit("secrets.yaml", "sensor_token, ", "")
            .With("another.yaml", Values.InputRole.Manifest, Garden.Tool("get_plants_by_id")["tools.yaml"]);

        (reversed ? inputs.InReverseOrder() : inputs).Reports(
            "another.yaml(4,16): error A0M032: The response of 'auth0_do_thing' has the string 'Plant.sensor_token', whose name "
            + "suggests a secret. Declare it in the secrets file, under 'secret' or under 'harmless' with a reason.");
    }

    [Fact]
    public void UnclassifiedSecretInAnInlineObject_IsNamedByItsPath()
        => Garden.Tool("get_plants_by_id").Edit("secrets.yaml", ", gate.code", "").Reports(
            "tools.yaml(4,16): error A0M032: The response of 'auth0_do_thing' has the string 'Plant.gate.code', whose name "
            + "suggests a secret. Declare it in the secrets file, under 'secret' or under 'harmless' with a reason.");

    [Fact]
    public void UnclassifiedSecretInAnInlineResponse_IsNamedByItsOperation()
        => Garden.Tool("get_bed_moisture", "access: write")
            .Edit("garden.json", "\"percent\": { \"type\": \"number\" }", "\"pin\": { \"type\": \"string\" }").Reports(
            "tools.yaml(4,16): error A0M032: The response of 'auth0_do_thing' has the string 'get_bed_moisture.pin', whose name "
            + "suggests a secret. Declare it in the secrets file, under 'secret' or under 'harmless' with a reason.");

    [Theory]
    [InlineData("pin")]
    [InlineData("sensorKey")]
    [InlineData("SENSOR_KEY")]
    [InlineData("sensor-key")]
    [InlineData("APIKey")]
    [InlineData("IDToken")]
    [InlineData("key2")]
    [InlineData("skey")]
    [InlineData("passwords")]
    public void StringWithASecretSoundingName_IsSuspected(string name)
        => Assert.Contains("A0M032", Reported(name, """{ "type": "string" }"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "type": ["string", "null"] }""")]
    [InlineData("""{ "type": "array", "items": { "type": "string" } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""")]
    [InlineData("""{ "oneOf": [{ "type": "integer" }, { "type": "string" }] }""")]
    [InlineData("""{}""")]
    public void AnythingThatCanHoldText_IsSuspected(string schema)
        => Assert.Contains("A0M032", Reported("key", schema), StringComparison.Ordinal);

    [Theory]
    [InlineData("key", """{ "type": "string", "enum": ["a", "b"] }""")]
    [InlineData("key", """{ "type": "string", "format": "date-time" }""")]
    [InlineData("key", """{ "$ref": "#/components/schemas/PlantOrder" }""")]
    [InlineData("key", """{ "type": "integer" }""")]
    [InlineData("key", """{ "type": "boolean" }""")]
    [InlineData("keyboard", """{ "type": "string" }""")]
    [InlineData("monkey", """{ "type": "string" }""")]
    public void WhatCannotBeASecret_IsNotSuspected(string name, string schema) => Assert.Equal("", Reported(name, schema));

    [Theory]
    [InlineData("- schema: Plnt\n    properties: [name, id]", "(2,13)", "schema 'Plnt'; did you mean 'Plant'?")]
    [InlineData("- schema: Zebra\n    properties: [name]", "(2,13)", "schema 'Zebra'.")]
    [InlineData(
        "- schema: Plant\n    properties: [sensor_token, gate.code, seed_bach]", "(3,43)",
        "property in schema 'Plant' called 'seed_bach'; did you mean 'seed_batch'?")]
    [InlineData(
        "- schema: Plant\n    properties: [sensor_token, gate.code, gate.kode]", "(3,43)",
        "property in schema 'Plant' called 'gate.kode'; did you mean 'gate.code'?")]
    [InlineData("- schema: Plant\n    properties: [sensor_token, gate.code, zzz]", "(3,43)", "property in schema 'Plant' called 'zzz'.")]
    public void RuleThatMatchesNothing_IsReportedAtTheProperty(string rule, string place, string message)
    {
        var rest = string.Join(", ", new[] { "sensor_token", "gate.code", "seed_batch" }
            .Where(name => !rule.Contains(name, StringComparison.Ordinal)));

        Garden.Inputs.With("secrets.yaml", $"secret:\n  {rule}\n  - schema: Plant\n    properties: [{rest}]\n")
            .Reports($"secrets.yaml{place}: error A0M033: The document has no {message}");
    }

    [Theory]
    [InlineData("harmless:\n  - schema: Plant\n    properties: [name]\n", "(2,5)", "'harmless' must be given with a 'reason'.")]
    [InlineData("secret:\n  - properties: [name]\n", "(2,5)", "'secret' must be entries of 'schema' and 'properties'.")]
    [InlineData("secret:\n  - schema: Plant\n", "(2,5)", "'secret' must be entries of 'schema' and 'properties'.")]
    public void RuleWithoutWhatItNeeds_IsReportedAtTheRule(string yaml, string place, string message)
        => Garden.Tool("delete_plants_by_id").With("secrets.yaml", yaml).Reports($"secrets.yaml{place}: error A0M006: {message}");

    [Fact]
    public void UnknownKeyInTheSecretsFile_IsReportedAtTheKey()
        => Garden.Tool("delete_plants_by_id")
            .With("secrets.yaml", "secrets: []\nharmless:\n  - { schema: Plant, properties: [name], raeson: x }\n").Reports(
            "secrets.yaml(1,1): error A0M005: Unknown key 'secrets'; did you mean 'secret'? Keys allowed here: secret, harmless, open.",
            "secrets.yaml(3,42): error A0M005: Unknown key 'raeson'; did you mean 'reason'? Keys allowed here: schema, "
            + "properties, reason.");

    private static string Reported(string name, string schema)
        => string.Join('\n', Garden.Tool("get_bed_moisture", "access: write")
            .Edit("garden.json", "\"percent\": { \"type\": \"number\" }", $"\"{name}\": {schema}")
            .Run().Diagnostics);

    private static string Access(GeneratorRun run)
        => run.Values<Model.ToolModel>(TrackingNames.Tools).Single(static tool => tool.Name == "auth0_do_thing").Access.ToString();
}
