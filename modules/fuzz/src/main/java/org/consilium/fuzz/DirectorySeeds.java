package org.consilium.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.fileset.FileSet;
import org.consilium.dicom.fileset.FileSetWriter;
import org.consilium.dicom.io.Part10;

/** A directory file of two studies. */
final class DirectorySeeds {

    private DirectorySeeds() {}

    static List<byte[]> all() {
        try {
            Path folder = Files.createTempDirectory("dicomdir");
            try {
                return List.of(directory(folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] directory(Path folder) throws IOException {
        try (var writer = FileSetWriter.create(folder.resolve("media"), "FUZZ")) {
            for (int i = 1; i <= 4; i++) {
                Path file = folder.resolve(i + ".dcm");
                Files.write(file, Part10.toByteArray(image(i), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
                writer.add(file);
            }
            writer.finish();
        }
        return Files.readAllBytes(folder.resolve("media").resolve(FileSet.DICOMDIR));
    }

    private static DataSet image(int number) {
        return DataSet.builder()
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, "1.2.3." + number)
                .text(Tag.StudyInstanceUID, "1.2." + number % 2)
                .text(Tag.SeriesInstanceUID, "1.2.4." + number % 2)
                .text(Tag.PatientID, "F" + number % 2)
                .text(Tag.PatientName, "Fuzz^Er")
                .text(Tag.StudyDate, "20260102")
                .text(Tag.StudyTime, "101112")
                .text(Tag.StudyID, "1")
                .text(Tag.Modality, "CT")
                .text(Tag.SeriesNumber, "1")
                .text(Tag.InstanceNumber, Integer.toString(number))
                .build();
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
