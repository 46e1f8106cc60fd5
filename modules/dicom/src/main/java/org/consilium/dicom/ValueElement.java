package org.consilium.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.consilium.dicom.charset.SpecificCharacterSet;

/** An element whose value field is a range of bytes, in the byte order and character set it was written with. */
public final class ValueElement implements Element {

    private final int tag;
    private final VR vr;
    private final byte[] array;
    private final int offset;
    private final int length;
    private final boolean bigEndian;
    private final SpecificCharacterSet characterSet;

    /**
     * An element over bytes that must not be changed any more.
     *
     * @param characterSet how text in the value is encoded
     */
    public ValueElement(int tag, VR vr, ByteRange value, ByteOrder order, SpecificCharacterSet characterSet) {
        this(tag, vr, value.array(), value.offset(), value.length(), order == ByteOrder.BIG_ENDIAN, characterSet);
    }

    private ValueElement(
            int tag,
            VR vr,
            byte[] array,
            int offset,
            int length,
            boolean bigEndian,
            SpecificCharacterSet characterSet) {
        this.tag = tag;
        this.vr = vr;
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.bigEndian = bigEndian;
        this.characterSet = characterSet;
    }

    /** An element over a part of an array, without a {@link ByteRange} of its own: for readers. */
    public static ValueElement of(
            int tag,
            VR vr,
            byte[] array,
            int offset,
            int length,
            boolean bigEndian,
            SpecificCharacterSet characterSet) {
        return new ValueElement(tag, vr, array, offset, length, bigEndian, characterSet);
    }

    @Override
    public int tag() {
        return tag;
    }

    @Override
    public VR vr() {
        return vr;
    }

    /** The same value field, understood by another value representation. */
    public ValueElement as(VR other) {
        return new ValueElement(tag, other, array, offset, length, bigEndian, characterSet);
    }

    /** The same value field, its text understood in another character set. */
    public ValueElement in(SpecificCharacterSet other) {
        return new ValueElement(tag, vr, array, offset, length, bigEndian, other);
    }

    @Override
    public boolean isEmpty() {
        return length == 0;
    }

    /** Length of the value field in bytes. */
    public int length() {
        return length;
    }

    /** The value field as it was read: not a copy. */
    public ByteRange value() {
        return new ByteRange(array, offset, length);
    }

    /** Byte order of the value field. */
    public ByteOrder order() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** How the value is encoded where it is text that depends on it. */
    public SpecificCharacterSet characterSet() {
        return characterSet;
    }

    /**
     * Whether every byte of a text has a meaning in its character set. Where false, {@link #texts} has a guess or U+FFFD in some
     * place and {@link #value} has what was really there; true for what is no text.
     */
    public boolean isTextExact() {
        return !vr.isText() || isEmpty() || TextValue.isExact(this);
    }

    @Override
    public List<String> texts() {
        if (vr.isText()) {
            return TextValue.texts(this);
        }
        return NumberValue.texts(this);
    }

    @Override
    public Optional<String> text() {
        if (vr.isText()) {
            return TextValue.first(this);
        }
        return Element.super.text();
    }

    @Override
    public int[] integers() {
        return NumberValue.integers(this);
    }

    @Override
    public long[] longs() {
        return NumberValue.longs(this);
    }

    @Override
    public OptionalInt integer() {
        return NumberValue.integer(this);
    }

    @Override
    public double[] numbers() {
        return NumberValue.numbers(this);
    }

    @Override
    public OptionalDouble number() {
        return NumberValue.number(this);
    }

    @Override
    public byte[] bytes() {
        byte[] copy = Arrays.copyOfRange(array, offset, offset + length);
        if (bigEndian) {
            ByteSwap.swap(copy, 0, copy.length, vr.wordBytes());
        }
        return copy;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length).order(order());
    }

    /** Tag, value representation and length; no value, since it could identify a person. */
    @Override
    public String toString() {
        return Tags.toString(tag) + " " + vr + " " + length + " bytes";
    }
}
