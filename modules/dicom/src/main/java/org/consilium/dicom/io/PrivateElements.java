package org.consilium.dicom.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DictionaryEntry;
import org.consilium.dicom.Element;
import org.consilium.dicom.PrivateDictionary;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Private elements of unknown value representation, as {@link PrivateDictionary} knows them. */
public final class PrivateElements {

    private int count;

    private PrivateElements() {}

    /**
     * The same data set, whose private elements of unknown value representation (UN, as implicit ones have) are understood as
     * their vendors say, items included. Values that should be sequences of items are opened (PS3.5 6.2.2); what is none stays
     * UN. Written again in the same transfer syntax it has the same bytes.
     *
     * @throws Rejected {@link Reason#DATA_SET_TOO_DEEP} or {@link Reason#TOO_LARGE} if an opened sequence exceeds the limits of
     *     reading
     */
    public static DataSet understood(DataSet dataSet) {
        return new PrivateElements().understood(dataSet, 0, false);
    }

    private DataSet understood(DataSet dataSet, int depth, boolean signedAround) {
        boolean signed = dataSet.contains(Tag.PixelRepresentation)
                ? dataSet.integer(Tag.PixelRepresentation).orElse(0) == 1
                : signedAround;
        List<Element> elements = new ArrayList<>(dataSet.elements().size());
        boolean changed = false;
        for (Element element : dataSet.elements()) {
            Element understood = switch (element) {
                case SequenceElement sequence -> items(sequence, depth, signed);
                case ValueElement value
                when value.vr() == VR.UN && Tags.isPrivate(value.tag()) -> value(dataSet, value, depth, signed);
                default -> element;
            };
            changed |= understood != element;
            elements.add(understood);
        }
        return changed ? DataSet.of(elements, dataSet.characterSet(), dataSet.encoded()) : dataSet;
    }

    private SequenceElement items(SequenceElement sequence, int depth, boolean signed) {
        List<DataSet> understood = sequence.items().stream()
                .map(item -> understood(item, depth + 1, signed))
                .toList();
        return understood.equals(sequence.items()) ? sequence : new SequenceElement(sequence.tag(), understood);
    }

    private Element value(DataSet dataSet, ValueElement value, int depth, boolean signed) {
        VR vr = dataSet.privateCreator(value.tag())
                .flatMap(creator -> PrivateDictionary.find(creator, value.tag()))
                .map(DictionaryEntry::vr)
                .orElse(VR.UN);
        if (vr == VR.UN) {
            return value;
        }
        if (vr != VR.SQ) {
            return value.as(vr);
        }
        return opened(value, ParseContext.within(dataSet, depth, signed))
                .<Element>map(sequence -> items(sequence, depth, signed))
                .orElse(value);
    }

    private Optional<SequenceElement> opened(ValueElement value, ParseContext context) {
        ByteRange bytes = value.value();
        ByteInput in = ByteInput.of(bytes.array(), bytes.offset(), bytes.length());
        DataSetParser parser = new DataSetParser(in, context, Inspector.DEAF);
        try {
            List<DataSet> items = parser.unknownItems(value.tag(), count);
            count = parser.counted();
            return Optional.of(new SequenceElement(value.tag(), items));
        } catch (Rejected e) {
            if (e.reason() != Reason.DATA_SET_CORRUPT) {
                throw e;
            }
            return Optional.empty(); // Not what the vendor says: kept as it is.
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
    }
}
