package dev.mcusim.machine.semihosting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A file of the host's folder. */
final class FolderFile implements OpenFile {

    private final FileChannel channel;
    private final OpenMode mode;
    private final HostFolder folder;

    FolderFile(FileChannel channel, OpenMode mode, HostFolder folder) {
        this.channel = channel;
        this.mode = mode;
        this.folder = folder;
    }

    @Override
    public byte[] read(int most) throws IOException, OperationFailed {
        if (!mode.reads()) {
            throw new OperationFailed(Errno.EBADF);
        }
        ByteBuffer buffer = ByteBuffer.allocate(most);
        int count = 0;
        while (count >= 0 && buffer.hasRemaining()) {
            count = channel.read(buffer);
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void write(byte[] bytes) throws IOException, OperationFailed {
        if (!mode.writes()) {
            throw new OperationFailed(Errno.EBADF);
        }
        long position = mode.appends() ? channel.size() : channel.position();
        folder.expectRoom(position + bytes.length, bytes.length);
        channel.position(position);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void seek(long position) throws IOException {
        channel.position(position);
    }

    @Override
    public long length() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
