package org.consilium.archive.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.consilium.archive.Arrival;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.archive.Receipt;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Takes the DICOM files out of what somebody brought, and says of each file what became of it. */
public final class FileIntake {

    private static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";
    private static final byte[] ZIP_ENTRY = {'P', 'K', 3, 4};
    private static final byte[] ZIP_EMPTY = {'P', 'K', 5, 6};
    private static final int MARK_BYTES = 4;

    private final InstanceReceiver receiver;
    private final FileLimits limits;

    public FileIntake(InstanceReceiver receiver, FileLimits limits) {
        this.receiver = receiver;
        this.limits = limits;
    }

    /**
     * Takes a file, or everything in it when it is a ZIP archive, whatever its name.
     *
     * @param name as it is reported
     * @param each told what became of every file, as soon as that is known
     * @throws IOException when this disk fails; what was reported until then stays so
     */
    public void take(String name, Path file, Origin origin, Consumer<TakenFile> each) throws IOException {
        if (isArchive(file)) {
            new ArchiveIntake(this, limits, origin, each).take(name, file);
        } else {
            try (var in = Files.newInputStream(file)) {
                each.accept(take(name, in, origin));
            }
        }
    }

    /** Whether a file is a ZIP archive by its first bytes. */
    public static boolean isArchive(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return isArchive(in.readNBytes(MARK_BYTES));
        }
    }

    static boolean isArchive(byte[] beginning) {
        var mark = Arrays.copyOf(beginning, MARK_BYTES);
        return Arrays.equals(mark, ZIP_ENTRY) || Arrays.equals(mark, ZIP_EMPTY);
    }

    /** Takes one DICOM file; anything else is skipped. */
    TakenFile take(String name, InputStream file, Origin origin) throws IOException {
        var in = new BufferedInputStream(file);
        in.mark(1);
        if (in.read() < 0) {
            return new TakenFile(name, TakenFile.Outcome.SKIPPED, TakenFile.EMPTY);
        }
        in.reset();
        try {
            var dicom = Part10.open(in);
            if (dicom.meta().mediaStorageSopClassUid().equals(MEDIA_STORAGE_DIRECTORY)) {
                return new TakenFile(name, TakenFile.Outcome.SKIPPED, TakenFile.DIRECTORY);
            }
            return taken(name, receiver.receive(arrival(dicom.meta(), origin), dicom.dataSet()));
        } catch (Rejected e) {
            return refused(name, e.reason());
        }
    }

    private static TakenFile taken(String name, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Stored stored -> new TakenFile(name, TakenFile.Outcome.STORED, "");
            case Receipt.Duplicate duplicate -> new TakenFile(name, TakenFile.Outcome.DUPLICATE, "");
            case Receipt.Refused refused -> refused(name, refused.reason());
        };
    }

    private static TakenFile refused(String name, Reason reason) {
        return reason == Reason.NOT_DICOM
                ? new TakenFile(name, TakenFile.Outcome.SKIPPED, TakenFile.NOT_DICOM)
                : new TakenFile(name, TakenFile.Outcome.REFUSED, reason.problemType());
    }

    private static Arrival arrival(FileMeta meta, Origin origin) {
        return new Arrival(
                origin,
                meta.transferSyntax(),
                Optional.of(meta.mediaStorageSopClassUid()).filter(uid -> !uid.isEmpty()),
                Optional.of(meta.mediaStorageSopInstanceUid()).filter(uid -> !uid.isEmpty()),
                Optional.empty());
    }
}
