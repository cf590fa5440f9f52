using Auth0Mcp.SearchTrainer;

// Learns the tool search from spec/. SearchIndex.targets runs this while the server is built.
var constants = Constants.Read(Path.Combine(AppContext.BaseDirectory, Constants.FileName));
switch (args)
{
    case ["fit", var path]:
        Fitting.Run(constants, path);
        return 0;
    case ["parts"]:
        Parts.Print(constants);
        return 0;
    case [var path]:
        Training.Write(constants, path);
        return 0;
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project eng/Auth0Mcp.SearchTrainer -- …
              FILE      train the search and write its index
              parts     print what each part of the search brings, by cross-validation over the writers of spec/phrases/
              fit FILE  choose the constants in the same way, and write them to FILE: eng/Auth0Mcp.SearchTrainer/constants.txt
            """);
        return 2;
}
