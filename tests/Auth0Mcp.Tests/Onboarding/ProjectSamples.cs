namespace Auth0Mcp.Tests.Onboarding;

/// <summary>Files as the generators of the frameworks write them, as far as a framework is told by them.</summary>
internal static class ProjectSamples
{
    private const string Gradle =
        "plugins { id 'com.android.application' }\nandroid { defaultConfig { applicationId \"com.example.shop\" } }\n";
    private const string Swift = "PRODUCT_BUNDLE_IDENTIFIER = com.example.shop;\n";
    private const string Web =
        "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  "
            + "</PropertyGroup>\n</Project>\n";

    /// <summary>By the id of the framework that they are to be taken for.</summary>
    public static Dictionary<string, (string Path, string Text)[]> All { get; } = new(StringComparer.Ordinal)
    {
        ["react"] = [Package("react", "react-dom"), ("vite.config.js", "export default {}"), ("index.html", "")],
        ["vue"] = [Package("vue"), ("index.html", "")],
        ["angular"] = [Package("@angular/core"), ("angular.json", "{}")],
        ["svelte"] = [Package("svelte"), ("index.html", "")],
        ["javascript"] = [("index.html", "<html></html>")],
        ["nextjs"] = [Package("next", "react", "react-dom")],
        ["nuxt"] = [Package("nuxt", "vue"), ("nuxt.config.ts", "")],
        ["sveltekit"] = [Package("@sveltejs/kit", "svelte")],
        ["react-router"] = [Package("@react-router/dev", "react", "react-dom")],
        ["astro"] = [Package("astro", "react", "react-dom"), ("astro.config.mjs", "")],
        ["express"] = [Package("express")],
        ["fastify"] = [Package("fastify")],
        ["nestjs"] = [Package("@nestjs/core", "@nestjs/platform-express", "express"), ("nest-cli.json", "{}")],
        ["flask"] = [("requirements.txt", "Flask==3.1\n")],
        ["fastapi"] = [("pyproject.toml", "[project]\ndependencies = [\"fastapi[standard]\"]\n")],
        ["django"] = [("manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n")],
        ["aspnetcore"] = [("Shop.csproj", Web), ("Program.cs", ""), Launch],
        ["blazor"] = [("Shop.csproj", Web), ("Components/App.razor", ""), Launch],
        ["spring-boot"] = [("build.gradle", "plugins { id 'org.springframework.boot' version '3.5.0' }\n")],
        ["go"] = [("go.mod", "module example.com/shop\n")],
        ["laravel"] = [("composer.json", "{\"require\":{\"laravel/framework\":\"^12.0\"}}"), ("artisan", "")],
        ["rails"] = [("Gemfile", "gem \"rails\", \"~> 8.0\"\n"),
            ("config/application.rb", "module Shop; class Application < Rails::Application; end; end\n")],
        ["android"] = [("app/build.gradle.kts", "android { defaultConfig { applicationId = \"com.example.shop\" } }\n"),
            ("app/src/main/AndroidManifest.xml", "")],
        ["ios"] = [("Shop.xcodeproj/project.pbxproj", Swift)],
        ["flutter"] = [("pubspec.yaml", "dependencies:\n  flutter:\n    sdk: flutter\n"), ("android/app/build.gradle", Gradle),
            ("ios/Runner.xcodeproj/project.pbxproj", Swift)],
        ["react-native"] = [Package("react-native", "react"), ("android/app/build.gradle", Gradle)],
        ["expo"] = [Package("expo", "react-native", "react"),
            ("app.json", "{\"expo\":{\"android\":{\"package\":\"com.example.shop\"}}}")],
    };

    private static (string Path, string Text) Launch
        => ("Properties/launchSettings.json",
            "{\"profiles\":{\"https\":{\"applicationUrl\":\"https://localhost:7123;http://localhost:5123\"}}}");

    private static (string Path, string Text) Package(params string[] names)
        => ("package.json",
            $"{{\"name\":\"shop\",\"dependencies\":{{{string.Join(',', names.Select(static name => $"\"{name}\":\"1.0.0\""))}}}}}");
}
