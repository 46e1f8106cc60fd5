package org.consilium.web.dicomweb;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Uid;
import org.consilium.web.TestImages;

/** Images as metadata with references to their bulk data. */
final class MetadataInstances {

    private MetadataInstances() {}

    /** Two frames of CT, with bulk data in line within a sequence. */
    static DataSet image() {
        return TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1).toBuilder()
                .items(
                        Tag.IconImageSequence,
                        DataSet.builder()
                                .bytes(Tag.PixelData, VR.OB, new byte[] {1, 2, 3, 4})
                                .build())
                .build();
    }

    static DataSet small() {
        return image().toBuilder()
                .remove(Tag.PixelData)
                .remove(Tag.RedPaletteColorLookupTableData)
                .build();
    }

    static DataSet compressed(int frames) {
        return image().toBuilder()
                .remove(Tag.RedPaletteColorLookupTableData)
                .text(Tag.SOPClassUID, Uids.MultiFrameGrayscaleByteSecondaryCaptureImageStorage)
                .integers(Tag.Rows, 8)
                .integers(Tag.Columns, 8)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.NumberOfFrames, frames)
                .bytes(Tag.PixelData, VR.OB, new byte[2048])
                .build();
    }

    static byte[] jpeg(int seed) throws IOException {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = new byte[64];
        new Random(seed).nextBytes(samples);
        picture.getRaster().setDataElements(0, 0, 8, 8, samples);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", stream);
        return stream.toByteArray();
    }

    private static BulkDataUri references(String prefix) {
        return (path, element) -> element.bytes().length > 64 ? Optional.of(prefix + "/" + path) : Optional.empty();
    }

    static String json(DataSet image) {
        StringBuilder text = new StringBuilder();
        try {
            DicomJson.write(image, references("bulk"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    static String xml(DataSet image, String prefix) throws IOException {
        StringBuilder text = new StringBuilder();
        DicomXml.write(image, references(prefix), text);
        return text.toString();
    }
}
