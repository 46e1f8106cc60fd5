package org.consilium.dicom.charset;

import java.util.Optional;

/** Reads one value field with code extensions (PS3.5 6.1.2.5); escape sequences change its state, delimiters restore it. */
final class Iso2022Decoder {

    private static final int ESCAPE = 0x1B;

    private final Iso2022Codec codec;
    private final Delimiters delimiters;
    private final byte[] bytes;
    private final int end;
    private final StringBuilder text;
    private int position;
    private CodeElement g0;

    /** None where no escape sequence designated one and none is there from the start. */
    private Optional<CodeElement> g1;

    private boolean exact = true;

    Iso2022Decoder(Iso2022Codec codec, Delimiters delimiters, byte[] bytes, int offset, int length) {
        this.codec = codec;
        this.delimiters = delimiters;
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
        this.text = new StringBuilder(length);
        this.g0 = codec.initialG0();
        this.g1 = codec.initialG1();
    }

    DecodedText decode() {
        while (position < end) {
            int b = bytes[position] & 0xFF;
            if (b == ESCAPE) {
                escape();
            } else {
                characters(b);
            }
        }
        return new DecodedText(text.toString(), exact);
    }

    private void escape() {
        Optional<CodeElement> designated = CodeElement.designatedAt(bytes, position + 1, end);
        if (designated.isEmpty()) {
            text.append((char) ESCAPE);
            exact = false;
            position++;
            return;
        }
        if (designated.get().isG1()) {
            g1 = designated;
        } else {
            g0 = designated.get();
        }
        position += 1 + designated.get().escapeLength();
    }

    private void characters(int b) {
        CodeElement active = b < 0x80 ? g0 : g1.orElseGet(this::guessedG1);
        boolean single = active.bytesPerCharacter() == 1 || b <= 0x20;
        if (single && delimiters.contains(b)) {
            g0 = codec.initialG0();
            g1 = codec.initialG1();
        }
        if (single && b < 0x80) {
            text.append((char) b);
            position++;
            return;
        }
        int next = runEnd(active);
        String run = new String(bytes, position, next - position, active.charset());
        exact &= run.indexOf(Codec.REPLACEMENT) < 0;
        text.append(run);
        position = next;
    }

    /**
     * What bytes above 7F mean that nobody announced: characters of the only set that was declared for them (dcm4che bug
     * 1230), else Latin-1.
     */
    private CodeElement guessedG1() {
        exact = false;
        var declared =
                codec.elements().stream().filter(CodeElement::isG1).limit(2).toList();
        return declared.size() == 1 ? declared.getFirst() : CodeElement.LATIN_1;
    }

    /** Where the characters of the same code element that begin here end. */
    private int runEnd(CodeElement active) {
        boolean high = bytes[position] < 0;
        int i = position;
        while (i < end && (bytes[i] < 0) == high && bytes[i] != ESCAPE && (high || bytes[i] > 0x20)) {
            i = Math.min(end, i + active.bytesPerCharacter());
        }
        return Math.max(i, position + 1);
    }
}
