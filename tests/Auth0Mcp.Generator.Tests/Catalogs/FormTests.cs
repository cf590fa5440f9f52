using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>Operations that take a form with a file in it.</summary>
public sealed class FormTests
{
    private static readonly GeneratorRun s_run = Upload("").Reports();

    [Fact]
    public void FileOfAForm_IsGivenAsJsonOrByItsPath()
    {
        var tool = s_run.Values<ToolModel>(TrackingNames.Tools).Single();

        Assert.Equal(
            """{"type":"object","properties":{"id":{"type":"string","minLength":1},"photos":{"type":"array","minItems":"""
            + """1,"items":{"type":"object"}},"caption":{"type":"string"},"public":{"type":"boolean"},"photos_file":"""
            + """{"type":"string","minLength":1,"maxLength":1000}},"required":["id"],"additionalProperties":false}""",
            tool.EnforcedSchema);
        Assert.Equal([new("photos", "photos_file")], tool.Uploads);
    }

    [Fact]
    public void RenamedFile_HasItsPathUnderTheNewName()
        => Assert.Equal(
            [new("pictures", "pictures_file")],
            Upload("rename: { photos: pictures }", "pictures").Reports().Values<ToolModel>(TrackingNames.Tools).Single().Uploads);

    [Fact]
    public void HiddenFile_HasNoPath()
        => Assert.DoesNotContain(
            "photos", Upload("hide: [photos]", null).Reports().Values<ToolModel>(TrackingNames.Tools).Single().EnforcedSchema,
            StringComparison.Ordinal);

    [Fact]
    public async Task Form_TravelsFieldByField()
    {
        var request = await LiveCompilation.Of(s_run).Load()
            .CallAsync("auth0_do_thing", """{"id":"p1","photos":[{"of":"é"}],"caption":"On the \"left\"","public":true}""");

        Assert.Equal("/api/v2/plants/p1/photos", request.PathAndQuery);
        Assert.StartsWith("multipart/form-data; boundary=", request.ContentType, StringComparison.Ordinal);
        var boundary = request.Body!.Split("\r\n")[0];
        Assert.Equal(
            [
                "",
                "Content-Type: application/json\r\nContent-Disposition: form-data; name=\"photos\"; "
                    + "filename=\"photos.json\"\r\n\r\n[{\"of\":\"é\"}]",
                "Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nOn the \"left\"",
                "Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=\"public\"\r\n\r\ntrue",
                "--",
            ],
            request.Body.Split(boundary).Select(static part => part.Trim('\r', '\n')));
    }

    [Fact]
    public async Task FieldsThatAreNotGiven_AreNotSent()
    {
        var request = await LiveCompilation.Of(s_run).Load()
            .CallAsync("auth0_do_thing", """{"id":"p1","caption":null,"photos_file":"a.json"}""");

        Assert.DoesNotContain("form-data;", request.Body, StringComparison.Ordinal);
    }

    private static GeneratorHarness Upload(string line, string? file = "photos")
        => Garden.Tool(
            "post_plant_photos",
            $"{line}\ndescribe: {{ caption: What it shows, public: Shown to all{(file is null ? "" : $", {file}: Taken today")} }}");
}
