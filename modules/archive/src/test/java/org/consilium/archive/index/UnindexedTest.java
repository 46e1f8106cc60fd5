package org.consilium.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Uid;
import org.consilium.storage.spool.SpoolPlace;
import org.junit.jupiter.api.Test;

class UnindexedTest {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final int LONG = (int) Unindexed.HEADER_BYTES_MAX + 2;

    @Test
    void keepsTheShortHeaderOfAnImageInMemoryHoweverManyPixelsItHas() throws IOException {
        var image = DataSet.builder().bytes(Tag.PixelData, VR.OW, new byte[LONG]);
        assertThat(unindexed(image.build()).header()).isPresent();
    }

    @Test
    void doesNotKeepALongHeaderInMemory() throws IOException {
        var report = DataSet.builder().bytes(Tag.EncapsulatedDocument, VR.OB, new byte[LONG]);
        assertThat(unindexed(report.build()).header()).isEmpty();
    }

    private static Unindexed unindexed(DataSet dataSet) throws IOException {
        var bytes = DataSetWriter.toByteArray(dataSet, EXPLICIT);
        var origin = new Origin(Channel.DIMSE, "CT1", "CONSILIUM", "127.0.0.1", Optional.empty());
        var instance = new ReceivedInstance(
                Uid.random(),
                Uid.random(),
                Uid.random(),
                "1.2.840.10008.5.1.4.1.1.2",
                EXPLICIT.uid(),
                new byte[32],
                Instant.EPOCH,
                origin);
        var header = HeaderReader.read(new ByteArrayInputStream(bytes), EXPLICIT);
        return Unindexed.of(instance, new SpoolPlace("file", 0, bytes.length), header);
    }
}
