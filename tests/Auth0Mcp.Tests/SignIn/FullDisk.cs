namespace Auth0Mcp.Tests.SignIn;

/// <summary>A disk on which writing fails as on a full one, after some files or at once.</summary>
internal sealed class FullDisk
{
    public bool IsFull { get; set; } = true;

    /// <summary>So many files still fit.</summary>
    public int Free { get; set; }

    public Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        if (!IsFull || Free-- > 0)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            return file;
        }

        return new Full(file);
    }

    private sealed class Full(FileStream file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => file.Position = value; }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        // What the framework throws for ENOSPC.
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device", 28);

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device", 28);

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
