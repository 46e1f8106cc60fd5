package org.consilium.dimse.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A command set (PS3.7 6.3.1): elements of group 0000, always Implicit VR Little Endian. It has a codec of its own because
 * it is small, flat and on the way of every message.
 */
public final class CommandSet {

    /** Value of Command Data Set Type (0000,0800) when no data set follows; any other value means that one does. */
    public static final int NO_DATA_SET = 0x0101;

    private static final int DATA_SET_FOLLOWS = 0x0001;
    private static final int ELEMENT_HEADER_LENGTH = 8;

    /** Command Group Length (0000,0000): counted anew when the command is written. */
    private static final int GROUP_LENGTH = 0x0000;

    private final SortedMap<Integer, byte[]> elements;

    private CommandSet(Map<Integer, byte[]> elements) {
        this.elements = new TreeMap<>(elements);
    }

    /** Errors: DATA_SET_CORRUPT when the bytes are not elements of group 0000 in full, or the command field is missing. */
    public static CommandSet decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        SortedMap<Integer, byte[]> elements = new TreeMap<>();
        while (in.hasRemaining()) {
            if (in.remaining() < ELEMENT_HEADER_LENGTH) {
                throw corrupt("it ends within an element");
            }
            int group = in.getShort();
            int element = in.getShort() & 0xFFFF;
            int length = in.getInt();
            if (group != 0) {
                throw corrupt("it holds a group that is not 0000");
            }
            if (length < 0 || length > in.remaining()) {
                throw corrupt("an element is longer than the command");
            }
            byte[] value = new byte[length];
            in.get(value);
            if (element != GROUP_LENGTH) {
                elements.put(element, value);
            }
        }
        var command = new CommandSet(elements);
        if (command.number(CommandElement.COMMAND_FIELD).isEmpty()) {
            throw corrupt("the command field is missing");
        }
        return command;
    }

    /** With its group length. */
    public byte[] encode() {
        var out = new ByteArrayOutputStream();
        elements.forEach((element, value) -> write(out, element, value));
        byte[] body = out.toByteArray();
        ByteBuffer whole = ByteBuffer.allocate(ELEMENT_HEADER_LENGTH + 4 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0)
                .putInt(4)
                .putInt(body.length)
                .put(body);
        return whole.array();
    }

    /** One of {@link CommandField}. */
    public int field() {
        return number(CommandElement.COMMAND_FIELD).orElseThrow();
    }

    /** Message ID of a request; 0 when it is missing. */
    public int messageId() {
        return number(CommandElement.MESSAGE_ID).orElse(0);
    }

    public boolean hasDataSet() {
        return number(CommandElement.COMMAND_DATA_SET_TYPE).orElse(NO_DATA_SET) != NO_DATA_SET;
    }

    /** First value of an element of VR US, 0 to 65535. */
    public OptionalInt number(int element) {
        byte[] value = elements.getOrDefault(element, new byte[0]);
        return value.length < 2 ? OptionalInt.empty() : OptionalInt.of((value[0] & 0xFF) | (value[1] & 0xFF) << 8);
    }

    /** A text or UID without padding; none when it is missing or empty. */
    public Optional<String> text(int element) {
        return Optional.ofNullable(elements.get(element))
                .map(value -> new String(value, StandardCharsets.ISO_8859_1))
                .map(text -> text.replaceAll("[\\x00 ]+$", "").stripLeading())
                .filter(text -> !text.isEmpty());
    }

    /** Tags of an element of VR AT, each as group and element in one number; none when it is missing. */
    public List<Integer> tags(int element) {
        ByteBuffer value =
                ByteBuffer.wrap(elements.getOrDefault(element, new byte[0])).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> tags = new ArrayList<>();
        while (value.remaining() >= 4) {
            tags.add((value.getShort() & 0xFFFF) << 16 | value.getShort() & 0xFFFF);
        }
        return List.copyOf(tags);
    }

    public static Builder builder(int commandField) {
        return new Builder().number(CommandElement.COMMAND_FIELD, commandField);
    }

    /** The response to a request, with what every response repeats of it (PS3.7 9.3, 10.3). */
    public static Builder responseTo(CommandSet request, DimseStatus status) {
        Builder builder = builder(CommandField.responseTo(request.field()))
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, request.messageId())
                .number(CommandElement.STATUS, status.code());
        request.text(CommandElement.AFFECTED_SOP_CLASS_UID)
                .ifPresent(uid -> builder.uid(CommandElement.AFFECTED_SOP_CLASS_UID, uid));
        request.text(CommandElement.AFFECTED_SOP_INSTANCE_UID)
                .ifPresent(uid -> builder.uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, uid));
        return builder;
    }

    private static void write(ByteArrayOutputStream out, int element, byte[] value) {
        byte[] header = ByteBuffer.allocate(ELEMENT_HEADER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) element)
                .putInt(value.length)
                .array();
        out.writeBytes(header);
        out.writeBytes(value);
    }

    private static Rejected corrupt(String detail) {
        return new Rejected(Reason.DATA_SET_CORRUPT, "command set: " + detail);
    }

    /** Builds a command set; without {@link #dataSetFollows} it says that none does. */
    public static final class Builder {

        private final Map<Integer, byte[]> elements = new TreeMap<>();

        private Builder() {
            number(CommandElement.COMMAND_DATA_SET_TYPE, NO_DATA_SET);
        }

        public Builder number(int element, int value) {
            elements.put(element, new byte[] {(byte) value, (byte) (value >>> 8)});
            return this;
        }

        public Builder uid(int element, String value) {
            return padded(element, value, '\0');
        }

        public Builder text(int element, String value) {
            return padded(element, value, ' ');
        }

        /** Of VR AT. */
        public Builder tags(int element, List<Integer> values) {
            ByteBuffer value = ByteBuffer.allocate(4 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
            values.forEach(tag -> value.putShort((short) (tag >>> 16)).putShort(tag.shortValue()));
            elements.put(element, value.array());
            return this;
        }

        public Builder dataSetFollows() {
            return number(CommandElement.COMMAND_DATA_SET_TYPE, DATA_SET_FOLLOWS);
        }

        public CommandSet build() {
            return new CommandSet(elements);
        }

        private Builder padded(int element, String value, char padding) {
            String even = value.length() % 2 == 0 ? value : value + padding;
            elements.put(element, even.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }
    }
}
