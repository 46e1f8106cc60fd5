package org.consilium.archive.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.storage.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A folder of Part 10 files, named by the digest of their data set, so that the same newcomer is kept once however often it
 * comes. The file first, its row second; a file whose row is missing still says by itself what it is.
 */
public final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final String TEMPORARY = ".partial";

    private final Path folder;
    private final long bytesMax;
    private final JdbcClient jdbc;
    private final AtomicLong bytesUsed = new AtomicLong();

    private Quarantine(Path folder, long bytesMax, JdbcClient jdbc) {
        this.folder = folder;
        this.bytesMax = bytesMax;
        this.jdbc = jdbc;
    }

    /**
     * Uses a folder, creating it.
     *
     * @param bytesMax most bytes it holds; beyond, newcomers are refused without being kept
     */
    public static Quarantine open(Path folder, long bytesMax, JdbcClient jdbc) throws IOException {
        DurableFiles.createFolders(folder);
        var quarantine = new Quarantine(folder, bytesMax, jdbc);
        try (var paths = Files.list(folder)) {
            for (var path : paths.toList()) {
                if (path.toString().endsWith(TEMPORARY)) {
                    Files.delete(path);
                } else {
                    quarantine.bytesUsed.addAndGet(Files.size(path));
                }
            }
        }
        return quarantine;
    }

    /**
     * Keeps a newcomer. Its sender is told about the conflict whether or not that succeeds.
     *
     * @param length bytes of the data set
     * @return false when the quarantine is full
     */
    public boolean keep(ReceivedInstance newcomer, long length, InputStream dataSet) throws IOException {
        var file = folder.resolve(HexFormat.of().formatHex(newcomer.sha256()) + ".dcm");
        if (!Files.exists(file)) {
            if (bytesUsed.addAndGet(length) > bytesMax) {
                bytesUsed.addAndGet(-length);
                LOG.error("The quarantine is full: a conflicting instance was refused and not kept");
                return false;
            }
            write(file, newcomer, dataSet);
        }
        note(newcomer, file);
        return true;
    }

    private void write(Path file, ReceivedInstance newcomer, InputStream dataSet) throws IOException {
        var temporary = folder.resolve(UUID.randomUUID() + TEMPORARY);
        var meta = FileMeta.of(
                newcomer.sopClass(), newcomer.sopInstance().value(), new TransferSyntax(newcomer.transferSyntax()));
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = Channels.newOutputStream(channel);
            out.write(Part10.header(meta));
            dataSet.transferTo(out);
            channel.force(false);
            DurableFiles.publish(temporary, file);
        } catch (FileAlreadyExistsException sameBytesCameTwice) {
            LOG.debug("A conflicting instance came twice at once");
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void note(ReceivedInstance newcomer, Path file) {
        var origin = newcomer.origin();
        try {
            jdbc.sql("""
                    insert into archive.quarantine (uid, study_uid, series_uid, sha256, file, received_at, channel,
                        calling_ae, called_ae, address)
                    values (:uid, :study, :series, :sha256, :file, :at, :channel, :calling, :called, :address)
                    on conflict (uid, sha256) do nothing
                    """)
                    .param("uid", newcomer.sopInstance().value())
                    .param("study", newcomer.study().value())
                    .param("series", newcomer.series().value())
                    .param("sha256", newcomer.sha256())
                    .param("file", file.getFileName().toString())
                    .param("at", Timestamp.from(newcomer.receivedAt()))
                    .param("channel", origin.channel().name())
                    .param("calling", origin.callingAe())
                    .param("called", origin.calledAe())
                    .param("address", origin.address())
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("Quarantined file {} has no row: the index does not answer", file.getFileName());
        }
    }
}
