package org.consilium.dicom;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Rejected;

/**
 * Makes data sets. Value representations come from the dictionary unless given. Text is kept in Unicode; the writer
 * declares UTF-8 where the character set that the data set declares does not hold it.
 */
public final class DataSetBuilder {

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

    DataSetBuilder() {}

    /**
     * Sets an element to values written as text; numbers of binary value representations are parsed.
     *
     * @throws Rejected if a value is too long for its value representation, has characters it does not allow, or is not
     *     written as it wants (PS3.5 table 6.2-1); ranges and wildcards of queries are allowed (PS3.4 C.2.2.2)
     */
    public DataSetBuilder text(int tag, String... values) {
        return text(tag, Dictionary.vr(tag), values);
    }

    /** The same with a value representation that the dictionary does not know or leaves open, as for private elements. */
    public DataSetBuilder text(int tag, VR vr, String... values) {
        return put(ValueEncoding.text(tag, vr, List.of(values)));
    }

    /**
     * Sets an element to values that come from a copy of an object in another form, such as JSON: text is taken as it is,
     * whatever rules of its value representation it breaks.
     *
     * @param vr neither a bulk value representation nor SQ
     * @throws Rejected if a binary number is not a number or does not fit
     */
    public DataSetBuilder unchecked(int tag, VR vr, List<String> values) {
        return put(ValueEncoding.unchecked(tag, vr, values));
    }

    /**
     * Sets an element to integers; AT takes tags, IS and DS write decimal numbers.
     *
     * @throws Rejected if one is out of the range of the value representation
     */
    public DataSetBuilder integers(int tag, int... values) {
        return put(ValueEncoding.integers(tag, Dictionary.vr(tag), values));
    }

    /** The same with a value representation that the dictionary does not know or leaves open, as US or SS. */
    public DataSetBuilder integers(int tag, VR vr, int... values) {
        return put(ValueEncoding.integers(tag, vr, values));
    }

    /**
     * Sets an element to integers of up to 64 bits; of UV they may be the bits of unsigned ones.
     *
     * @throws Rejected if one is out of the range of the value representation
     */
    public DataSetBuilder longs(int tag, long... values) {
        return put(ValueEncoding.integers(tag, Dictionary.vr(tag), values));
    }

    /** As {@link #longs(int, long...)} with the value representation given. */
    public DataSetBuilder longs(int tag, VR vr, long... values) {
        return put(ValueEncoding.integers(tag, vr, values));
    }

    /** Sets an element to numbers; DS writes the 16 characters that are closest to each. */
    public DataSetBuilder numbers(int tag, double... values) {
        return put(ValueEncoding.numbers(tag, Dictionary.vr(tag), values));
    }

    /** The same with a value representation that the dictionary does not know or leaves open. */
    public DataSetBuilder numbers(int tag, VR vr, double... values) {
        return put(ValueEncoding.numbers(tag, vr, values));
    }

    /**
     * Sets an element to a value field in little endian, which must not be changed any more. It is taken as it is, text in UTF-8
     * unless {@link Tag#SpecificCharacterSet} does not apply; {@link ValueCheck} tells what is wrong with it.
     */
    public DataSetBuilder bytes(int tag, VR vr, byte[] value) {
        return put(ValueElement.of(tag, vr, value, 0, value.length, false, SpecificCharacterSet.ISO_IR_192));
    }

    /**
     * Reserves a private block (PS3.5 7.8.1), or finds it where it is reserved already.
     *
     * @param creator the private creator
     * @param group an odd group number
     * @return the tag (group,bb00) of the block, to which the element number 00-FF is added
     * @throws Rejected {@link org.consilium.kernel.Reason#INVALID_REQUEST} if the group has no block left
     */
    public int privateBlock(String creator, int group) {
        return PrivateBlocks.reserve(this, elements, creator, group);
    }

    /** Sets a sequence. */
    public DataSetBuilder items(int tag, DataSet... items) {
        return items(tag, List.of(items));
    }

    /** The same for items in a list; none makes an empty sequence. */
    public DataSetBuilder items(int tag, List<DataSet> items) {
        return put(new SequenceElement(tag, items));
    }

    /** Sets encapsulated pixel data; the first fragment is the basic offset table, which may be empty. */
    public DataSetBuilder fragments(int tag, List<byte[]> fragments) {
        return put(new FragmentsElement(
                tag, VR.OB, fragments.stream().map(ByteRange::of).toList()));
    }

    /** Sets an element without a value. */
    public DataSetBuilder empty(int tag) {
        VR vr = Dictionary.vr(tag);
        return vr == VR.SQ ? items(tag) : bytes(tag, vr, new byte[0]);
    }

    /** Takes over all elements of another data set, replacing those that are there. */
    public DataSetBuilder copy(DataSet other) {
        other.elements().forEach(this::put);
        return this;
    }

    /** Takes over an element of another data set. */
    public DataSetBuilder copy(Element element) {
        return put(element);
    }

    /** Takes over the elements of another data set that are there. */
    public DataSetBuilder copy(DataSet other, int... tags) {
        for (int tag : tags) {
            other.find(tag).ifPresent(this::put);
        }
        return this;
    }

    /** Takes an element away; nothing happens where it is absent. */
    public DataSetBuilder remove(int tag) {
        elements.remove(tag);
        return this;
    }

    private DataSetBuilder put(Element element) {
        elements.put(element.tag(), element);
        return this;
    }

    /** The data set of the elements set so far. The builder stays usable; later changes do not reach what was built. */
    public DataSet build() {
        Element declared = elements.get(Tag.SpecificCharacterSet);
        SpecificCharacterSet characterSet =
                declared == null ? SpecificCharacterSet.ISO_IR_192 : SpecificCharacterSet.of(declared.texts());
        return DataSet.of(List.copyOf(elements.values()), characterSet, Optional.empty());
    }
}
