using System.Reflection;

namespace Auth0Mcp.Samples.Tests.Packaging;

/// <summary>
/// A solution of somebody else, outside of this repository: a contract that takes the generator from a folder of packages, and a
/// program that calls a tool of it.
/// </summary>
public sealed class FreshProject : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-generator-").FullName;

    /// <summary>The folder with the package in it.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    public async Task InitializeAsync()
    {
        var root = Repository.FindRoot(AppContext.BaseDirectory);
        await Dotnet.RunAsync(
            root, "pack", "generator/Auth0Mcp.Generator", "--no-build", "-c", Metadata("Configuration"), "-o", Feed, "-v", "quiet");
        Write("nuget.config", $"""
            <configuration>
              <config>
                <!-- Not the machine's: a package of the same version would be taken from there the next time. -->
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <clear />
                <add key="machine" value="{Metadata("Packages")}" />
              </fallbackPackageFolders>
              <packageSources>
                <clear />
                <add key="feed" value="feed" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        Write("Shelf.Api/spec/management-api.json", Document);
        Write("Shelf.Api/spec/settings.yaml", "prefix: shelf\n");
        Write("Shelf.Api/spec/tools/books.yaml", Manifest);
        WriteContract($"<PackageReference Include=\"Refit\" Version=\"{Metadata("RefitVersion")}\" />");
        Write("Shelf/Shelf.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Shelf.Api/Shelf.Api.csproj" />
              </ItemGroup>
            </Project>
            """);
        Write("Shelf/Program.cs", Program);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Writes the project of the contract, with what it refers to beside the generator.</summary>
    public void WriteContract(string references) => Write("Shelf.Api/Shelf.Api.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <Auth0McpComplete>true</Auth0McpComplete>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Auth0Mcp.Generator" Version="{Metadata("Version")}" PrivateAssets="all" />
            {references}
          </ItemGroup>
        </Project>
        """);

    public void Write(string path, string content)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>Runs a command of the SDK in it.</summary>
    public Task<(int ExitCode, string Output)> TryAsync(params string[] arguments) => Dotnet.TryAsync(_folder, arguments);

    private static string Metadata(string key)
        => typeof(FreshProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key).Value!;

    public const string Manifest = """
        toolset: books
        tools:
          - name: shelf_get_book
            operation: getBook
            title: Get book
            description: Returns one book with its place on the shelf.
            describe: { isbn: With or without hyphens }

        """;

    private const string Document = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Shelf", "version": "1" },
          "paths": {
            "/books/{isbn}": {
              "get": {
                "operationId": "getBook",
                "tags": ["books"],
                "parameters": [{ "name": "isbn", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": {
                  "200": {
                    "description": "",
                    "content": {
                      "application/json": { "schema": { "type": "object", "properties": { "place": { "type": "integer" } } } }
                    }
                  }
                }
              }
            }
          }
        }
        """;

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Shelf.Api;

        var tool = ManagementCatalog.Find("shelf_get_book")!;
        var arguments = new ToolArguments(new Dictionary<string, JsonElement> { ["isbn"] = JsonElement.Parse("\"0 8\"") });
        using var client = new HttpClient(new Echo()) { BaseAddress = new Uri("https://shelf.example/v1/") };
        using var response = await tool.SendAsync(
            Refit.RestService.ForGenerated<IShelfApi>(client), arguments, null, CancellationToken.None);
        Console.WriteLine($"{tool.Access} {await response.Content.ReadAsStringAsync()}");

        internal interface IShelfApi : IManagementApi;

        internal sealed class Echo : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var content = new StringContent($"{request.Method} {request.RequestUri!.AbsoluteUri}");
                return Task.FromResult(new HttpResponseMessage { Content = content });
            }
        }
        """;
}

/// <summary>One after another: packing writes into the folders of this repository.</summary>
[CollectionDefinition(Name)]
public sealed class RunsTheSdk
{
    public const string Name = "runs the SDK";
}
