package org.consilium.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Makes value fields of what a program has: text in UTF-8, numbers in little endian. */
final class ValueEncoding {

    private ValueEncoding() {}

    static ValueElement text(int tag, VR vr, List<String> values) {
        if (vr.isInteger()) {
            return integers(
                    tag, vr, values.stream().mapToLong(v -> integer(tag, vr, v)).toArray());
        }
        if (vr.isFloat()) {
            return numbers(
                    tag, vr, values.stream().mapToDouble(v -> number(tag, v)).toArray());
        }
        if (!vr.isText()) {
            throw new IllegalArgumentException(Tags.toString(tag) + " " + vr + " has no text");
        }
        values.forEach(value -> ValueRules.check(tag, vr, value));
        if (values.size() > 1 && !vr.isMultiValued()) {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " has more than one value of " + vr);
        }
        return element(tag, vr, String.join("\\", values).getBytes(StandardCharsets.UTF_8));
    }

    /** Text as it is, whatever it breaks; binary numbers must be numbers that fit, however they are spelled. */
    static ValueElement unchecked(int tag, VR vr, List<String> values) {
        if (vr.isText()) {
            // What no character set applies to is read as Latin-1 (PS3.5 6.1.2.3), and has to come back the same.
            boolean dependent = vr.isCharacterSetDependent();
            Charset charset = dependent ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
            byte[] field = String.join("\\", values).getBytes(charset);
            var declared = dependent ? SpecificCharacterSet.ISO_IR_192 : SpecificCharacterSet.DEFAULT;
            return ValueElement.of(tag, vr, field, 0, field.length, false, declared);
        }
        return text(tag, vr, values.stream().map(ValueEncoding::javaSpelling).toList());
    }

    private static String javaSpelling(String number) {
        return switch (number.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> "Infinity";
            case "-inf", "-infinity" -> "-Infinity";
            case "nan", "-nan" -> "NaN";
            default -> number;
        };
    }

    private static long integer(int tag, VR vr, String value) {
        try {
            return switch (vr) {
                case AT -> Integer.parseUnsignedInt(value, 16);
                case UV -> Long.parseUnsignedLong(value);
                default -> Long.parseLong(value);
            };
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " is not an integer", e);
        }
    }

    private static double number(int tag, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " is not a number", e);
        }
    }

    static ValueElement integers(int tag, VR vr, int[] values) {
        return integers(tag, vr, Arrays.stream(values).asLongStream().toArray());
    }

    static ValueElement integers(int tag, VR vr, long[] values) {
        if (vr.isText()) {
            String[] texts = Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new);
            return text(tag, vr, List.of(texts));
        }
        if (vr.isFloat() || vr == VR.OF || vr == VR.OD) {
            return numbers(tag, vr, Arrays.stream(values).asDoubleStream().toArray());
        }
        int width = vr == VR.AT ? 4 : vr.wordBytes();
        ByteBuffer field = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            checkRange(tag, vr, value);
            switch (vr) {
                case AT -> field.putShort((short) (value >> 16)).putShort((short) value);
                case SS, US, OW -> field.putShort((short) value);
                case SL, UL, OL -> field.putInt((int) value);
                case SV, UV, OV -> field.putLong(value);
                default -> throw new IllegalArgumentException(Tags.toString(tag) + " " + vr + " has no integers");
            }
        }
        return element(tag, vr, field.array());
    }

    private static void checkRange(int tag, VR vr, long value) {
        boolean fits = switch (vr) {
            case SS -> value == (short) value;
            case US, OW -> value == (value & 0xFFFF);
            case SL, AT -> value == (int) value;
            case UL, OL -> value == (value & 0xFFFFFFFFL);
            default -> true;
        };
        if (!fits) {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " has a number out of the range of " + vr);
        }
    }

    static ValueElement numbers(int tag, VR vr, double[] values) {
        if (vr.isText()) {
            return text(
                    tag,
                    vr,
                    List.of(Arrays.stream(values)
                            .mapToObj(ValueEncoding::decimal)
                            .toArray(String[]::new)));
        }
        boolean single = vr == VR.FL || vr == VR.OF;
        if (!single && vr != VR.FD && vr != VR.OD) {
            throw new IllegalArgumentException(Tags.toString(tag) + " " + vr + " has no decimal numbers");
        }
        ByteBuffer field = ByteBuffer.allocate(values.length * (single ? 4 : 8)).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (single) {
                field.putFloat((float) value);
            } else {
                field.putDouble(value);
            }
        }
        return element(tag, vr, field.array());
    }

    /** The closest number that DS can write, in at most 16 characters (PS3.5 table 6.2-1). */
    static String decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("DS has no " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        for (int digits = 17; digits > 0; digits--) {
            BigDecimal rounded = new BigDecimal(value, new MathContext(digits, RoundingMode.HALF_EVEN));
            String text = rounded.stripTrailingZeros().toString();
            String plain = rounded.stripTrailingZeros().toPlainString();
            String shorter = plain.length() <= text.length() ? plain : text;
            if (shorter.length() <= VR.DS.charactersMax() && (digits < 17 || Double.parseDouble(shorter) == value)) {
                return shorter;
            }
        }
        throw new IllegalArgumentException("DS has no " + value);
    }

    private static ValueElement element(int tag, VR vr, byte[] field) {
        return ValueElement.of(tag, vr, field, 0, field.length, false, SpecificCharacterSet.ISO_IR_192);
    }
}
