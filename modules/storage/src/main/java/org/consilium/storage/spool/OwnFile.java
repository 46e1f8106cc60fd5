package org.consilium.storage.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.consilium.storage.DurableFiles;
import org.consilium.storage.FileRange;

/**
 * A large object streamed into a file of its own under a name that a restart deletes; its commit writes the header, flushes,
 * and gives the file its lasting name.
 */
final class OwnFile implements DraftBytes {

    private final SpoolFiles files;
    private final FileName name = FileName.fresh(FileName.OBJECT);
    private final Path partial;
    private final FileChannel channel;
    private long length;

    private OwnFile(SpoolFiles files) throws IOException {
        this.files = files;
        this.partial = files.folder().resolve(name.text() + FileName.PARTIAL);
        this.channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(RecordHeader.LENGTH);
    }

    /** Takes over what was gathered in memory. */
    static OwnFile continuing(MemoryBytes memory, SpoolFiles files) throws IOException {
        var file = new OwnFile(files);
        try {
            for (var buffer : memory.readable()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            file.discard();
            throw e;
        }
        memory.discard();
        return file;
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        write(ByteBuffer.wrap(source, offset, count));
    }

    private void write(ByteBuffer buffer) throws IOException {
        length += buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() throws IOException {
        return FileRange.open(FileChannel.open(partial, StandardOpenOption.READ), RecordHeader.LENGTH, length);
    }

    @Override
    public SpoolPlace commit(byte[] metadata, int dataCrc, Spool spool) throws IOException {
        var header = new RecordHeader(
                name.fileId(), length, metadata.length, dataCrc, RecordHeader.crc(metadata, metadata.length));
        write(ByteBuffer.wrap(metadata));
        var head = header.encode();
        while (head.hasRemaining()) {
            channel.write(head, head.position());
        }
        channel.force(false);
        channel.close();
        var file = files.named(name);
        DurableFiles.publish(partial, file.path());
        file.added(0, header);
        files.register(file);
        files.seal(file);
        return new SpoolPlace(file.name(), 0, header.dataLength());
    }

    @Override
    public void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }
}
