package org.consilium.archive.conflict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import org.consilium.archive.Origin;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.archive.index.Successor;
import org.consilium.dicom.Tag;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/** A newcomer as its file says it. */
final class NewcomerFile implements ReadableSide {

    private final Side side;
    private final FileChannel channel;
    private final ByteSource source;

    private NewcomerFile(Side side, FileChannel channel, ByteSource source) {
        this.side = side;
        this.channel = channel;
        this.source = source;
    }

    /**
     * @param sha256 over the data set, in hexadecimal digits
     * @throws IOException when the file is gone or cannot be read
     * @throws Rejected when it is not a DICOM file
     */
    static NewcomerFile open(Path file, Origin sender, Instant receivedAt, String sha256) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try (InputStream in = Files.newInputStream(file)) {
            var head = Part10.open(in);
            var source = ByteSource.of(channel, head.dataSetOffset());
            var unread = new Side(
                    0,
                    new Uid("0"),
                    new Uid("0"),
                    "",
                    head.meta().transferSyntax().uid(),
                    source.length(),
                    sha256,
                    receivedAt,
                    sender);
            var found = new NewcomerFile(unread, channel, source);
            Header header = found.header();
            var side = new Side(
                    0,
                    uid(header, Tag.StudyInstanceUID),
                    uid(header, Tag.SeriesInstanceUID),
                    uid(header, Tag.SOPClassUID).value(),
                    unread.transferSyntax(),
                    source.length(),
                    sha256,
                    receivedAt,
                    sender);
            return new NewcomerFile(side, channel, source);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Uid uid(Header header, int tag) {
        return header.attributes().uid(tag).orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE, "UID"));
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public ByteSource source() {
        return source;
    }

    /** As what is to join the archive. */
    Successor successor(Uid sopInstance, InstitutionId owner) throws IOException {
        var instance = new ReceivedInstance(
                side.study(),
                side.series(),
                sopInstance,
                side.sopClass(),
                side.transferSyntax(),
                HexFormat.of().parseHex(side.sha256()),
                side.receivedAt(),
                side.sender().of(owner));
        Header header = header();
        return new Successor() {
            @Override
            public ReceivedInstance instance() {
                return instance;
            }

            @Override
            public Header header() {
                return header;
            }

            @Override
            public long length() {
                return source.length();
            }

            @Override
            public InputStream open() throws IOException {
                return source.open(0, source.length());
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
