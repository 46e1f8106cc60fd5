package org.consilium.app.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;

/** Files as people choose them in a browser. */
final class UploadMaterial {

    static final int IMAGES = 12;
    static final int SKIPPED = 3;

    private static final int LARGE_BYTES = 22 << 20;

    private UploadMaterial() {}

    /** A disc as an archive with a long name: images, a viewer, a directory, and one archive that is damaged. */
    static Path archive(Path folder) throws IOException {
        var random = new Random(5);
        var study = Uid.random();
        var series = Uid.random();
        var file = folder.resolve(
                "Đĩa của bệnh nhân Nguyễn Thị Ngọc Ánh, chụp cắt lớp vi tính lồng ngực, 山田太郎, Воронина.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int number = 1; number <= IMAGES; number++) {
                var image = SmallImage.of(study, series, number, SmallImage.randomPixels(random));
                add(zip, "DICOM/ДИСК 01/IM%06d".formatted(number), part10(image));
            }
            add(
                    zip,
                    "DICOMDIR",
                    Part10.header(FileMeta.of("1.2.840.10008.1.3.10", "1.2.3", SmallImage.TRANSFER_SYNTAX)));
            add(zip, "VIEWER/start.exe", "MZ a viewer".getBytes(StandardCharsets.US_ASCII));
            add(zip, "autorun.inf", "[autorun]".getBytes(StandardCharsets.US_ASCII));
            add(zip, "more.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        }
        return file;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static byte[] part10(SmallImage image) throws IOException {
        var file = new ByteArrayOutputStream();
        file.write(Part10.header(
                FileMeta.of(Uids.SecondaryCaptureImageStorage, image.instance().value(), SmallImage.TRANSFER_SYNTAX)));
        file.write(image.bytes());
        return file.toByteArray();
    }

    /** A file of several pieces. */
    static Path large(Path folder, String name) throws IOException {
        var pixels = new byte[LARGE_BYTES];
        new Random(name.hashCode()).nextBytes(pixels);
        var dataSet = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.RawDataStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.StudyInstanceUID, Uid.random().value())
                .text(Tag.SeriesInstanceUID, Uid.random().value())
                .text(Tag.Modality, "OT")
                .text(Tag.PatientName, "Upload^Test")
                .text(Tag.PatientID, "UPLOAD")
                .bytes(Tag.EncapsulatedDocument, VR.OB, pixels)
                .build();
        return Files.write(folder.resolve(name), Part10.toByteArray(dataSet, SmallImage.TRANSFER_SYNTAX));
    }
}
