namespace Auth0Mcp.Replay.Recordings;

/// <summary>The file is not a recording; the message is one sentence with the place in it.</summary>
internal sealed class RecordingException(string message) : Exception(message);
