package org.consilium.web.dicomweb.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.SpecificCharacterSet;

/** Bulk data of an item of a sequence, which is read into memory. */
final class InSequence {

    private InSequence() {}

    static Element of(DetachedElement element, List<BulkPart> parts) throws IOException {
        boolean compressed = element.tag() == Tag.PixelData
                && CompressedPixels.transferSyntax(parts.getFirst(), Optional.empty())
                        .isEncapsulated();
        if (compressed) {
            List<ByteRange> fragments = new ArrayList<>();
            fragments.add(ByteRange.of(new byte[0]));
            for (BulkPart part : parts) {
                fragments.add(ByteRange.of(bytes(List.of(part))));
            }
            return new FragmentsElement(element.tag(), VR.OB, fragments);
        }
        byte[] bytes = bytes(parts);
        return ValueElement.of(
                element.tag(), element.vr(), bytes, 0, bytes.length, false, SpecificCharacterSet.ISO_IR_192);
    }

    private static byte[] bytes(List<BulkPart> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (BulkPart part : parts) {
            try (InputStream stream = part.open()) {
                stream.transferTo(bytes);
            }
        }
        return bytes.toByteArray();
    }
}
