package org.consilium.dicom.io;

import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.SpecificCharacterSet;

/** Chooses the character set that a data set is written in: what it declares, or UTF-8 where that cannot hold its text. */
final class CharacterSetChoice {

    private static final int ESCAPE = 0x1B;

    private CharacterSetChoice() {}

    /**
     * @param inherited what holds where nothing is declared
     */
    static SpecificCharacterSet of(DataSet dataSet, SpecificCharacterSet inherited) {
        SpecificCharacterSet declared = dataSet.contains(Tag.SpecificCharacterSet) ? dataSet.characterSet() : inherited;
        return holds(declared, dataSet) ? declared : SpecificCharacterSet.ISO_IR_192;
    }

    private static boolean holds(SpecificCharacterSet characterSet, DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            boolean held = switch (element) {
                case ValueElement value ->
                    isWrittenAsIs(value, characterSet) || value.texts().stream().allMatch(characterSet::canEncode);
                case SequenceElement sequence ->
                    sequence.items().stream()
                            .allMatch(item -> item.contains(Tag.SpecificCharacterSet) || holds(characterSet, item));
                default -> true;
            };
            if (!held) {
                return false;
            }
        }
        return true;
    }

    /** Whether the bytes of a value mean the same in this character set. */
    static boolean isWrittenAsIs(ValueElement element, SpecificCharacterSet characterSet) {
        return !element.vr().isCharacterSetDependent()
                || element.characterSet().equals(characterSet)
                || isAscii(element.value());
    }

    private static boolean isAscii(ByteRange value) {
        byte[] bytes = value.array();
        int end = value.offset() + value.length();
        for (int i = value.offset(); i < end; i++) {
            if (bytes[i] < 0 || bytes[i] == ESCAPE) {
                return false;
            }
        }
        return true;
    }
}
