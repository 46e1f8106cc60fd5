package org.consilium.dicom.charset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * Text in one or more code elements (PS3.5 6.1.2.5): G0 for bytes below 80, G1 above; escape sequences change them, and
 * delimiters restore those of the first value.
 *
 * @param elements all that may be used, the initial G0 first
 * @param initialG1 what bytes above 7F mean before any escape sequence
 */
record Iso2022Codec(List<CodeElement> elements, Optional<CodeElement> initialG1) implements Codec {

    private static final int ESCAPE = 0x1B;

    /** What bytes below 80 mean before any escape sequence. */
    CodeElement initialG0() {
        return elements.getFirst();
    }

    @Override
    public DecodedText decode(byte[] bytes, int offset, int length, Delimiters delimiters) {
        return new Iso2022Decoder(this, delimiters, bytes, offset, length).decode();
    }

    @Override
    public boolean canEncode(String text) {
        return text.codePoints().allMatch(c -> c < 0x80 || encoded(c).isPresent());
    }

    /** A character in the first code element that has it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Encoded(CodeElement element, byte[] bytes) {}

    private Optional<Encoded> encoded(int codePoint) {
        CharBuffer character = CharBuffer.wrap(Character.toString(codePoint));
        for (CodeElement element : elements) {
            try {
                ByteBuffer encoded = element.charset().newEncoder().encode(character.duplicate());
                byte[] bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                if (bytes.length == element.bytesPerCharacter() && bytes[0] < 0 == element.isG1()) {
                    return Optional.of(new Encoded(element, bytes));
                }
            } catch (CharacterCodingException e) {
                // Another element may have the character.
            }
        }
        return Optional.empty();
    }

    @Override
    public byte[] encode(String text, Delimiters delimiters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 2);
        Optional<CodeElement> g0 = Optional.of(initialG0());
        Optional<CodeElement> g1 = initialG1;
        for (int c : text.codePoints().toArray()) {
            if (c < 0x80) {
                g0 = designate(out, g0, Optional.of(initialG0()));
                if (delimiters.contains(c)) {
                    g1 = initialG1.isPresent() ? designate(out, g1, initialG1) : initialG1;
                }
                out.write(c);
                continue;
            }
            Encoded encoded = encoded(c).orElseThrow();
            Optional<CodeElement> needed = Optional.of(encoded.element);
            g0 = encoded.element.isG1() ? g0 : designate(out, g0, needed);
            g1 = encoded.element.isG1() ? designate(out, g1, needed) : g1;
            out.writeBytes(encoded.bytes);
        }
        designate(out, g0, Optional.of(initialG0()));
        if (initialG1.isPresent()) {
            designate(out, g1, initialG1);
        }
        return out.toByteArray();
    }

    private static Optional<CodeElement> designate(
            ByteArrayOutputStream out, Optional<CodeElement> active, Optional<CodeElement> needed) {
        if (!active.equals(needed) && needed.isPresent()) {
            out.write(ESCAPE);
            out.writeBytes(needed.get().escape());
        }
        return needed;
    }
}
