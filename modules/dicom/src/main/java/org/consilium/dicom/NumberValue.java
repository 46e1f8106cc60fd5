package org.consilium.dicom;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Values that are numbers, binary or written as text (IS, DS). */
final class NumberValue {

    private NumberValue() {}

    static List<String> texts(ValueElement element) {
        VR vr = element.vr();
        if (!vr.isInteger() && !vr.isFloat()) {
            return List.of();
        }
        int count = count(element);
        ByteBuffer value = element.buffer().slice().order(element.order());
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(vr, value, i));
        }
        return texts;
    }

    private static String text(VR vr, ByteBuffer value, int index) {
        return switch (vr) {
            case AT -> Tags.hex(tag(value, index));
            case FL -> Float.toString(value.getFloat(index * 4));
            case FD -> Double.toString(value.getDouble(index * 8));
            case UV -> Long.toUnsignedString(value.getLong(index * 8));
            default -> Long.toString(integer(vr, value, index));
        };
    }

    /** Number of binary values; of AT with its two words, 4 bytes each. */
    private static int count(ValueElement element) {
        return element.length() / (element.vr() == VR.AT ? 4 : element.vr().wordBytes());
    }

    private static int tag(ByteBuffer value, int index) {
        return (value.getShort(index * 4) << 16) | (value.getShort(index * 4 + 2) & 0xFFFF);
    }

    private static long integer(VR vr, ByteBuffer value, int index) {
        return switch (vr) {
            case AT -> tag(value, index);
            case SS -> value.getShort(index * 2);
            case US, OW -> value.getShort(index * 2) & 0xFFFF;
            case SL -> value.getInt(index * 4);
            case UL, OL -> value.getInt(index * 4) & 0xFFFFFFFFL;
            case SV, UV, OV -> value.getLong(index * 8);
            case OB, UN -> value.get(index) & 0xFF;
            default -> throw new IllegalArgumentException(vr + " has no integers");
        };
    }

    static int[] integers(ValueElement element) {
        VR vr = element.vr();
        if (vr.isText()) {
            return element.texts().stream()
                    .filter(text -> !text.isEmpty())
                    .mapToInt(text -> parse(text).orElseThrow(() -> notANumber(element)))
                    .toArray();
        }
        if (vr.isFloat() || vr == VR.OF || vr == VR.OD) {
            return Arrays.stream(numbers(element))
                    .mapToInt(d -> exact(d).orElseThrow(() -> notANumber(element)))
                    .toArray();
        }
        ByteBuffer value = element.buffer().slice().order(element.order());
        int[] integers = new int[count(element)];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = narrow(element, integer(vr, value, i));
        }
        return integers;
    }

    static long[] longs(ValueElement element) {
        VR vr = element.vr();
        if (vr.isText()) {
            return element.texts().stream()
                    .filter(text -> !text.isEmpty())
                    .mapToLong(text -> parseLong(element, text))
                    .toArray();
        }
        if (vr.isFloat() || vr == VR.OF || vr == VR.OD || vr == VR.AT) {
            return Arrays.stream(integers(element)).asLongStream().toArray();
        }
        ByteBuffer value = element.buffer().slice().order(element.order());
        long[] longs = new long[count(element)];
        Arrays.setAll(longs, i -> integer(vr, value, i));
        return longs;
    }

    private static long parseLong(ValueElement element, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return parse(text).orElseThrow(() -> notANumber(element));
        }
    }

    /** Unsigned values of 32 bits are kept as their bits only for AT; others must fit. */
    private static int narrow(ValueElement element, long value) {
        if (value != (int) value) {
            throw notANumber(element);
        }
        return (int) value;
    }

    static OptionalInt integer(ValueElement element) {
        VR vr = element.vr();
        if (vr.isText()) {
            return element.text().map(NumberValue::parse).orElse(OptionalInt.empty());
        }
        if (count(element) == 0) {
            return OptionalInt.empty();
        }
        ByteBuffer value = element.buffer().slice().order(element.order());
        if (vr.isFloat() || vr == VR.OF || vr == VR.OD) {
            return exact(number(vr, value, 0));
        }
        long integer = integer(vr, value, 0);
        return integer == (int) integer ? OptionalInt.of((int) integer) : OptionalInt.empty();
    }

    static double[] numbers(ValueElement element) {
        VR vr = element.vr();
        if (vr.isText()) {
            return element.texts().stream()
                    .filter(text -> !text.isEmpty())
                    .mapToDouble(text -> parseDouble(text).orElseThrow(() -> notANumber(element)))
                    .toArray();
        }
        ByteBuffer value = element.buffer().slice().order(element.order());
        double[] numbers = new double[count(element)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(vr, value, i);
        }
        return numbers;
    }

    static OptionalDouble number(ValueElement element) {
        if (element.vr().isText()) {
            return element.text().map(NumberValue::parseDouble).orElse(OptionalDouble.empty());
        }
        if (count(element) == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number(element.vr(), element.buffer().slice().order(element.order()), 0));
    }

    private static double number(VR vr, ByteBuffer value, int index) {
        return switch (vr) {
            case FL, OF -> value.getFloat(index * 4);
            case FD, OD -> value.getDouble(index * 8);
            default -> integer(vr, value, index);
        };
    }

    private static OptionalInt parse(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            OptionalDouble number = parseDouble(text); // Some write 16.0 where an integer is due.
            return number.isPresent() ? exact(number.getAsDouble()) : OptionalInt.empty();
        }
    }

    private static OptionalInt exact(double number) {
        return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    private static OptionalDouble parseDouble(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Rejected notANumber(ValueElement element) {
        return new Rejected(Reason.DATA_SET_CORRUPT, Tags.toString(element.tag()) + " is not a number in range");
    }
}
