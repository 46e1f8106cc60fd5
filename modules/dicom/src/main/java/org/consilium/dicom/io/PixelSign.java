package org.consilium.dicom.io;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;

/**
 * Elements of implicit value representation that are US or SS: Pixel Representation (0028,0103) decides, of the same item or of
 * what is around it. Where it comes after them they were taken for one of both and are made what they are here.
 */
final class PixelSign {

    private PixelSign() {}

    /** Whether Pixel Representation decides what an element is. */
    static boolean decides(int tag) {
        return Dictionary.vr(tag, true) == VR.SS && Dictionary.vr(tag, false) == VR.US;
    }

    /**
     * Gives elements their sign, in items as well unless they have a Pixel Representation of their own.
     *
     * @param explicit whether the elements themselves, not those of items, had their value representation written
     */
    static void settle(List<Element> elements, boolean explicit, boolean signed) {
        VR vr = signed ? VR.SS : VR.US;
        for (int i = 0; i < elements.size(); i++) {
            elements.set(i, settled(elements.get(i), explicit, vr));
        }
    }

    private static Element settled(Element element, boolean explicit, VR vr) {
        return switch (element) {
            case ValueElement value when !explicit && isOther(value.vr(), vr) && decides(value.tag()) -> value.as(vr);
            case SequenceElement(int tag, List<DataSet> items) -> {
                List<DataSet> settled =
                        items.stream().map(item -> settled(item, vr)).toList();
                yield settled.equals(items) ? element : new SequenceElement(tag, settled);
            }
            default -> element;
        };
    }

    private static boolean isOther(VR vr, VR right) {
        return vr != right && (vr == VR.US || vr == VR.SS);
    }

    private static DataSet settled(DataSet item, VR vr) {
        if (item.contains(Tag.PixelRepresentation)) {
            return item;
        }
        boolean explicit = item.encoded()
                .filter(encoded -> encoded.transferSyntax().equals(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN))
                .isEmpty();
        List<Element> elements = item.elements().stream()
                .map(element -> settled(element, explicit, vr))
                .toList();
        return elements.equals(item.elements()) ? item : DataSet.of(elements, item.characterSet(), item.encoded());
    }
}
