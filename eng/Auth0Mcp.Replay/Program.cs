using Auth0Mcp.Replay;

return await ReplayCommand.RunAsync(args, Console.Out, Console.Error);
