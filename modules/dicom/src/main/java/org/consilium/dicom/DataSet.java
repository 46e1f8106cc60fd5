package org.consilium.dicom;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.jspecify.annotations.Nullable;

/**
 * A data set (PS3.5 7): elements in the order of their tags, each at most once. Immutable; nothing is decoded before it is
 * asked for.
 */
public final class DataSet {

    private static final DataSet EMPTY = new DataSet(new Element[0], SpecificCharacterSet.DEFAULT, null);
    private static final Comparator<Element> BY_TAG = (a, b) -> Integer.compareUnsigned(a.tag(), b.tag());

    private final Element[] elements;
    private final SpecificCharacterSet characterSet;
    private final @Nullable Encoded encoded;

    private DataSet(Element[] elements, SpecificCharacterSet characterSet, @Nullable Encoded encoded) {
        this.elements = elements;
        this.characterSet = characterSet;
        this.encoded = encoded;
    }

    /** The data set without elements. */
    public static DataSet empty() {
        return EMPTY;
    }

    /** A builder without elements. */
    public static DataSetBuilder builder() {
        return new DataSetBuilder();
    }

    /**
     * A data set of elements that were read. Elements out of order are put in order; of several with one tag the last counts.
     *
     * @param characterSet how its text is encoded: what it declares, else what it inherits
     * @param encoded the bytes the elements were read from, where they are all there
     */
    public static DataSet of(List<Element> elements, SpecificCharacterSet characterSet, Optional<Encoded> encoded) {
        return new DataSet(inOrder(elements.toArray(Element[]::new)), characterSet, encoded.orElse(null));
    }

    private static Element[] inOrder(Element[] elements) {
        boolean ordered = true;
        for (int i = 1; i < elements.length && ordered; i++) {
            ordered = BY_TAG.compare(elements[i - 1], elements[i]) < 0;
        }
        if (ordered) {
            return elements;
        }
        Arrays.sort(elements, BY_TAG);
        int count = 0;
        for (Element element : elements) {
            if (count > 0 && elements[count - 1].tag() == element.tag()) {
                count--;
            }
            elements[count++] = element;
        }
        return Arrays.copyOf(elements, count);
    }

    /** A builder that begins with the elements of this data set. */
    public DataSetBuilder toBuilder() {
        return builder().copy(this);
    }

    private int index(int tag) {
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(elements[middle].tag(), tag);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Whether the element is there, with or without a value. */
    public boolean contains(int tag) {
        return index(tag) >= 0;
    }

    /** The element with a tag; none where it is absent. An element without a value is there. */
    public Optional<Element> find(int tag) {
        int index = index(tag);
        return index < 0 ? Optional.empty() : Optional.of(elements[index]);
    }

    /**
     * The element, which must be there.
     *
     * @throws Rejected {@link Reason#MISSING_ATTRIBUTE} naming the tag
     */
    public Element require(int tag) {
        int index = index(tag);
        if (index < 0) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, Tags.toString(tag) + " " + Dictionary.keyword(tag));
        }
        return elements[index];
    }

    /** First value as text without padding; none where the element is absent or empty. */
    public Optional<String> text(int tag) {
        int index = index(tag);
        return index < 0 ? Optional.empty() : elements[index].text();
    }

    /** All values as text without padding. */
    public List<String> texts(int tag) {
        int index = index(tag);
        return index < 0 ? List.of() : elements[index].texts();
    }

    /** First value as an integer; none where the element is absent, empty or not an integer of 32 bits. */
    public OptionalInt integer(int tag) {
        int index = index(tag);
        return index < 0 ? OptionalInt.empty() : elements[index].integer();
    }

    /**
     * All values as integers.
     *
     * @throws Rejected if one is not an integer of 32 bits
     */
    public int[] integers(int tag) {
        int index = index(tag);
        return index < 0 ? new int[0] : elements[index].integers();
    }

    /**
     * All values as integers of 64 bits; see {@link Element#longs}.
     *
     * @throws Rejected if one is not an integer of 64 bits
     */
    public long[] longs(int tag) {
        int index = index(tag);
        return index < 0 ? new long[0] : elements[index].longs();
    }

    /** First value as a number; none where the element is absent, empty or not a number. */
    public OptionalDouble number(int tag) {
        int index = index(tag);
        return index < 0 ? OptionalDouble.empty() : elements[index].number();
    }

    /**
     * All values as numbers.
     *
     * @throws Rejected if one is not a number
     */
    public double[] numbers(int tag) {
        int index = index(tag);
        return index < 0 ? new double[0] : elements[index].numbers();
    }

    /**
     * First value as a UID; none where the element is absent or empty.
     *
     * @throws Rejected if it is not a UID
     */
    public Optional<Uid> uid(int tag) {
        return text(tag).map(Uid::new);
    }

    /** Items of a sequence; none where the element is absent or no sequence. */
    public List<DataSet> items(int tag) {
        int index = index(tag);
        return index < 0 ? List.of() : elements[index].items();
    }

    /** First item of a sequence. */
    public Optional<DataSet> item(int tag) {
        List<DataSet> items = items(tag);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getFirst());
    }

    /**
     * The element of a private block (PS3.5 7.8.1), wherever this data set has put the block.
     *
     * @param creator the private creator, for example {@code SIEMENS CSA HEADER}
     * @param tag group and element with any block, for example 0x00291010 or 0x00290010 for (0029,xx10)
     */
    public Optional<Element> find(String creator, int tag) {
        return PrivateBlocks.tag(this, creator, tag).stream()
                .mapToObj(this::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The private creator of a private element: what reserved its block; none where nothing did. */
    public Optional<String> privateCreator(int tag) {
        return PrivateBlocks.creator(this, tag);
    }

    /** A copy of the value field in little endian; none where the element is absent. */
    public Optional<byte[]> bytes(int tag) {
        return find(tag).map(Element::bytes);
    }

    /** All elements in the order of their tags. */
    public List<Element> elements() {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    /** Whether it has no elements. */
    public boolean isEmpty() {
        return elements.length == 0;
    }

    /** How its text is encoded: as it declares, else as the data set around it did when it was read. */
    public SpecificCharacterSet characterSet() {
        return characterSet;
    }

    /** The bytes it was read from, for as long as it is unchanged. */
    public Optional<Encoded> encoded() {
        return Optional.ofNullable(encoded);
    }

    /** Number of elements only: values could identify a person. */
    @Override
    public String toString() {
        return "DataSet of " + elements.length + " elements";
    }
}
