using Auth0Mcp.Cli;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupt.Cancel();
};

return await CommandLine.InvokeAsync(args, CliContext.Process(), interrupt.Token);
