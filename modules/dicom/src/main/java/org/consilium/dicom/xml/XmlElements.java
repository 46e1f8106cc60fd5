package org.consilium.dicom.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.kernel.Rejected;

/** The elements of one data set in a document, of which private ones get their block when all are there. */
final class XmlElements {

    private static final int FIRST_BLOCK = 0x10;
    private static final int LAST_BLOCK = 0xFF;

    /** A private element that is named by its creator, with 00 in place of the block. */
    private record Unplaced(String creator, Element element) {}

    private final DataSetBuilder builder = DataSet.builder();
    private final Set<Integer> tags = new HashSet<>();
    private final List<Element> creators = new ArrayList<>();
    private final List<Unplaced> unplaced = new ArrayList<>();

    void add(Optional<String> creator, Element element, XmlInput xml) {
        int tag = element.tag();
        if (creator.isPresent() && Tags.isPrivate(tag) && Tags.element(tag) <= LAST_BLOCK) {
            unplaced.add(new Unplaced(creator.get(), element));
        } else {
            place(element).ifPresent(twice -> {
                throw xml.invalid(Tags.toString(twice) + " twice");
            });
        }
    }

    /** Takes an element; its tag if that is there already. */
    private Optional<Integer> place(Element element) {
        if (!tags.add(element.tag())) {
            return Optional.of(element.tag());
        }
        if (Tags.isPrivateCreator(element.tag())) {
            creators.add(element);
        }
        builder.copy(element);
        return Optional.empty();
    }

    /**
     * The data set.
     *
     * @throws Rejected if two elements have one tag or a group has more creators than blocks
     */
    DataSet dataSet(XmlInput xml) {
        for (Unplaced one : unplaced) {
            int group = one.element().tag() & 0xFFFF0000;
            int block = block(group, one.creator(), xml);
            int tag = group | block << 8 | Tags.element(one.element().tag());
            place(withTag(one.element(), tag)).ifPresent(twice -> {
                throw xml.invalid(Tags.toString(twice) + " twice");
            });
        }
        return builder.build();
    }

    private int block(int group, String creator, XmlInput xml) {
        for (Element known : creators) {
            if ((known.tag() & 0xFFFF0000) == group && known.text().orElse("").equals(creator.strip())) {
                return Tags.element(known.tag());
            }
        }
        for (int block = FIRST_BLOCK; block <= LAST_BLOCK; block++) {
            int tag = group | block;
            if (!tags.contains(tag)) {
                byte[] name = creator.getBytes(StandardCharsets.UTF_8);
                place(DataSet.builder()
                        .bytes(tag, VR.LO, name)
                        .build()
                        .elements()
                        .getFirst());
                return block;
            }
        }
        throw xml.invalid("more private creators than blocks");
    }

    private static Element withTag(Element element, int tag) {
        return switch (element) {
            case ValueElement value ->
                new ValueElement(
                        tag,
                        value.vr(),
                        ByteRange.of(value.value().toByteArray()),
                        value.order(),
                        value.characterSet());
            case SequenceElement sequence -> new SequenceElement(tag, sequence.items());
            case FragmentsElement fragments -> new FragmentsElement(tag, fragments.vr(), fragments.fragments());
            case DetachedElement detached ->
                new DetachedElement(tag, detached.vr(), detached.offset(), detached.length());
        };
    }
}
