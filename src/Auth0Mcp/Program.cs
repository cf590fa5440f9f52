using System.Runtime.InteropServices;
using Auth0Mcp.Cli;

// Never disposed: a signal may still come while the program ends.
var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupt.Cancel();
};

// Clients end their servers so. A renewal under way comes to its end: it has spent the refresh token.
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    interrupt.Cancel();
});

return await CommandLine.InvokeAsync(args, CliContext.Process(), interrupt.Token);
