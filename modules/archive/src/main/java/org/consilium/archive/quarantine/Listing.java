package org.consilium.archive.quarantine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.Origin;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Gives rows to newcomers that were put into quarantine while PostgreSQL did not answer, so that they are listed and decided about.
 * Once after each start it looks for files that have neither a row nor a note: those of earlier versions, of a crash between the two, and
 * of a database that is lost. They say by themselves what they are.
 */
public final class Listing {

    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);
    private static final int BATCH_MAX = 500;

    private final Quarantine quarantine;
    private final QuarantineRows rows;
    private final InstanceIndex index;
    private boolean lookedThrough;

    public Listing(Quarantine quarantine, InstanceIndex index) {
        this.quarantine = quarantine;
        this.rows = quarantine.rows();
        this.index = index;
    }

    /** One round. Never true: what fails is tried again in the next one. */
    public boolean run() throws IOException {
        for (var note : quarantine.files(UnlistedNote.SUFFIX)) {
            list(note);
        }
        if (!lookedThrough) {
            var files = quarantine.files(Quarantine.SUFFIX);
            for (int from = 0; from < files.size(); from += BATCH_MAX) {
                listUnknown(files.subList(from, Math.min(files.size(), from + BATCH_MAX)));
            }
            lookedThrough = true;
        }
        return false;
    }

    private void list(Path note) throws IOException {
        var name = note.getFileName().toString();
        var file = name.substring(0, name.length() - UnlistedNote.SUFFIX.length());
        UnlistedNote said;
        try {
            said = UnlistedNote.read(note);
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException | RuntimeException damaged) {
            LOG.error("The note {} in quarantine is damaged; the file beside it says what it is", name);
            listUnknown(List.of(quarantine.file(file)));
            Files.deleteIfExists(note);
            return;
        }
        rows.insert(said.newcomer(), said.kind(), file);
        Files.deleteIfExists(note);
        LOG.info("A newcomer that was put into quarantine while the index did not answer is listed now");
    }

    private void listUnknown(List<Path> files) throws IOException {
        var names = files.stream().map(file -> file.getFileName().toString()).toList();
        var known = new HashSet<>(rows.listed(names));
        for (var file : files) {
            if (!known.contains(file.getFileName().toString())) {
                describe(file);
            }
        }
    }

    private void describe(Path file) throws IOException {
        try {
            var newcomer = read(file);
            rows.insert(newcomer, kind(newcomer), file.getFileName().toString());
            LOG.warn("File {} in quarantine had no row; it is listed now", file.getFileName());
        } catch (NoSuchFileException gone) {
            LOG.debug("File {} went out of quarantine", file.getFileName());
        } catch (DataAccessException away) {
            throw away;
        } catch (Rejected unreadable) {
            LOG.error(
                    "File {} in quarantine cannot be read and is not listed: {}",
                    file.getFileName(),
                    unreadable.reason());
        }
    }

    /** What is known of its sender is in its head; it counts as received when the file was written. */
    private static ReceivedInstance read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = Part10.open(in);
            var digest = sha256();
            head.dataSet().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            byte[] sha256 = digest.digest();
            if (!Quarantine.name(sha256).equals(file.getFileName().toString())) {
                throw new Rejected(Reason.DATA_SET_CORRUPT, "its bytes are not those its name says");
            }
            var header = header(file);
            return new ReceivedInstance(
                    uid(header, Tag.StudyInstanceUID),
                    uid(header, Tag.SeriesInstanceUID),
                    uid(header, Tag.SOPInstanceUID),
                    uid(header, Tag.SOPClassUID).value(),
                    head.meta().transferSyntax().uid(),
                    sha256,
                    Files.getLastModifiedTime(file).toInstant(),
                    new Origin(Channel.DIMSE, head.meta().sourceAeTitle().orElse(""), "", "", Optional.empty()));
        }
    }

    private static DataSet header(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = Part10.open(in);
            return HeaderReader.read(head.dataSet(), head.meta().transferSyntax())
                    .attributes();
        }
    }

    private ConflictKind kind(ReceivedInstance newcomer) {
        return index.find(newcomer.sopInstance())
                .filter(known -> !known.study().equals(newcomer.study())
                        || !known.series().equals(newcomer.series()))
                .map(known -> ConflictKind.OTHER_SERIES)
                .orElse(ConflictKind.OTHER_CONTENT);
    }

    private static Uid uid(DataSet header, int tag) {
        return header.uid(tag).orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE, "UID"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
