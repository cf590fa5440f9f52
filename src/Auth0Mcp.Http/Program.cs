using Auth0Mcp.Team.Hosting;

// Nothing that a library prints may get between the lines of the record.
var options = TeamOptions.OfProcess();
Console.SetOut(Console.Error);
return await TeamCommands.InvokeAsync(args, options);
