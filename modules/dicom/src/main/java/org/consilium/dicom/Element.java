package org.consilium.dicom;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.consilium.kernel.Rejected;

/**
 * A data element: a tag, a value representation and a value that is decoded when it is asked for.
 *
 * <p>What the value is depends on the kind. Asking an element for something its kind has not, for example items of a text,
 * gives an empty answer, since data sets in the field often disagree with the dictionary.
 */
public sealed interface Element permits ValueElement, SequenceElement, FragmentsElement, DetachedElement {

    /** Group number in the upper 16 bits, element number in the lower (PS3.5 7.1.1). */
    int tag();

    /** The value representation it was read with, or that its context gives it (PS3.5 6.2, A.1). */
    VR vr();

    /** Whether the value has no bytes, no items and no fragments. */
    boolean isEmpty();

    /** The values as text, without padding; numbers and tags in their usual notation. */
    default List<String> texts() {
        return List.of();
    }

    /** The first value as text; none where it is empty. */
    default Optional<String> text() {
        List<String> texts = texts();
        return texts.isEmpty() || texts.getFirst().isEmpty() ? Optional.empty() : Optional.of(texts.getFirst());
    }

    /**
     * The values as integers.
     *
     * @throws Rejected if a value is not an integer of 32 bits
     */
    default int[] integers() {
        return new int[0];
    }

    /**
     * The values as integers of 64 bits. Those of UV above 2^63 keep their bits; {@link Long#toUnsignedString} and its like
     * understand them.
     *
     * @throws Rejected if a value is not an integer of 64 bits
     */
    default long[] longs() {
        return new long[0];
    }

    /** The first value as an integer; none where it is empty or not an integer of 32 bits. */
    default OptionalInt integer() {
        return OptionalInt.empty();
    }

    /**
     * The values as numbers. Integers above 2^53 lose precision.
     *
     * @throws Rejected if a value is not a number
     */
    default double[] numbers() {
        return new double[0];
    }

    /** The first value as a number; none where it is empty or not a number. */
    default OptionalDouble number() {
        return OptionalDouble.empty();
    }

    /** A copy of the value field in little endian; empty for sequences, fragments and values that were not read. */
    default byte[] bytes() {
        return new byte[0];
    }

    /** The items of a sequence. */
    default List<DataSet> items() {
        return List.of();
    }
}
