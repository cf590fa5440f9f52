using Auth0Mcp.SpecTool.Commands;

using var http = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All };
await using var input = Console.OpenStandardInput();

return await SpecToolCommand.RunAsync(args, new ToolStreams(input, Console.Out, Console.Error, http));
