package org.consilium.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Level;
import org.consilium.archive.Page;
import org.consilium.archive.Patient;
import org.consilium.archive.PatientRecord;
import org.consilium.archive.Query;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;

/** An archive of a few objects in memory, found by their SOP Instance UID alone: all that sending needs of one. */
final class Shelf implements Archive {

    static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private static final InstitutionId OWNER = new InstitutionId(UUID.randomUUID());

    private final Map<Uid, Stored> instances = new ConcurrentHashMap<>();

    /** A small CT image with a name in it. */
    Uid put(TransferSyntax transferSyntax) {
        Uid uid = Uid.random();
        DataSet dataSet = DataSet.builder()
                .text(Tag.SOPClassUID, CT)
                .text(Tag.SOPInstanceUID, uid.value())
                .text(Tag.PatientName, "Phantom")
                .bytes(Tag.PixelData, VR.OW, new byte[4000])
                .build();
        TransferSyntax written =
                transferSyntax.isEncapsulated() ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN : transferSyntax;
        instances.put(uid, new Stored(uid, transferSyntax, DataSetWriter.toByteArray(dataSet, written)));
        return uid;
    }

    /** A CT image of two by two bytes, 1 2 3 4, compressed as RLE Lossless. */
    Uid putRle() {
        Uid uid = Uid.random();
        DataSet dataSet = DataSet.builder()
                .text(Tag.SOPClassUID, CT)
                .text(Tag.SOPInstanceUID, uid.value())
                .text(Tag.PatientName, "Phantom")
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.Rows, 2)
                .integers(Tag.Columns, 2)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0)
                .fragments(Tag.PixelData, List.of(new byte[0], rleFrame()))
                .build();
        instances.put(
                uid,
                new Stored(
                        uid,
                        TransferSyntax.RLE_LOSSLESS,
                        DataSetWriter.toByteArray(dataSet, TransferSyntax.RLE_LOSSLESS)));
        return uid;
    }

    private static byte[] rleFrame() {
        byte[] frame = new byte[70];
        frame[0] = 1;
        frame[4] = 64;
        System.arraycopy(new byte[] {3, 1, 2, 3, 4}, 0, frame, 64, 5);
        return frame;
    }

    /** The same under a UID that was fixed before. */
    void put(Uid uid) {
        Stored any = instances.computeIfAbsent(put(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), key -> {
            throw new IllegalStateException(key.value());
        });
        instances.put(uid, new Stored(uid, any.transferSyntax(), any.bytes()));
    }

    /** An object whose reading fails in a way nobody expects. */
    Uid putBroken() {
        Uid uid = Uid.random();
        instances.put(uid, new Stored(uid, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new byte[0]));
        return uid;
    }

    byte[] bytes(Uid uid) {
        return Optional.ofNullable(instances.get(uid)).orElseThrow().bytes();
    }

    @Override
    public Optional<StoredInstance> open(Caller caller, Uid sopInstance) {
        return Optional.ofNullable(instances.get(sopInstance));
    }

    @Override
    public Page<PatientRecord> patients(Caller caller, Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<StudyRecord> studies(Caller caller, Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<SeriesRecord> series(Caller caller, Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<InstanceRecord> instances(Caller caller, Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StudyRecord> study(Caller caller, Uid study) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredInstance> openSeries(Caller caller, Uid study, Uid series) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredInstance> openStudy(Caller caller, Uid study) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DataSet> metadata(Caller caller, Uid study, Optional<Uid> series, Optional<Uid> sopInstance) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DataSet> examples(Caller caller, Level level, Query query) {
        throw new UnsupportedOperationException();
    }

    private record Stored(Uid uid, TransferSyntax transferSyntax, byte[] bytes) implements StoredInstance {

        @Override
        public InstanceRecord record() {
            var study = new StudyRecord(
                    uid,
                    new Patient("", "", "", Optional.empty(), ""),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    "",
                    "",
                    new TreeSet<>(),
                    new TreeSet<>(),
                    1,
                    1,
                    OWNER,
                    Instant.EPOCH,
                    true);
            var series = new SeriesRecord(
                    study, uid, "CT", OptionalInt.empty(), "", "", "", Optional.empty(), Optional.empty(), 1);
            return new InstanceRecord(
                    series,
                    uid,
                    CT,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    transferSyntax.uid(),
                    bytes.length,
                    Instant.EPOCH);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            if (bytes.length == 0) {
                throw new IllegalStateException("A broken object");
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public InputStream open(long offset, long length) {
            return new ByteArrayInputStream(bytes, (int) offset, (int) length);
        }

        @Override
        public ByteSource source() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FrameIndex frames() throws IOException {
            return FrameIndex.of(read(), ByteSource.of(bytes));
        }

        private Header read() throws IOException {
            return HeaderReader.read(new ByteArrayInputStream(bytes), transferSyntax);
        }

        @Override
        public byte[] sha256() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public DataSet header() {
            try {
                return read().attributes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
