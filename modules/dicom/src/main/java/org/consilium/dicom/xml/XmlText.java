package org.consilium.dicom.xml;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The characters of a document. Bytes that are none are refused here, since the parser would print about them. */
final class XmlText extends FilterReader {

    /** Longest declaration that is looked at, in bytes. */
    private static final int DECLARATION_MAX = 256;

    private static final Pattern ENCODING =
            Pattern.compile("\\A<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private XmlText(Reader in) {
        super(in);
    }

    /** Decodes as the byte order mark or the declaration says, else as UTF-8 (XML 1.0 4.3.3). */
    static Reader of(InputStream stream) throws IOException {
        PushbackInputStream input = new PushbackInputStream(stream, DECLARATION_MAX);
        byte[] head = input.readNBytes(DECLARATION_MAX);
        int mark = Arrays.mismatch(head, UTF_8_MARK) == UTF_8_MARK.length ? UTF_8_MARK.length : 0;
        input.unread(head, mark, head.length - mark);
        Charset charset = mark > 0 ? StandardCharsets.UTF_8 : charset(head);
        return new XmlText(new BufferedReader(new InputStreamReader(input, charset.newDecoder())));
    }

    private static Charset charset(byte[] head) {
        if (head.length >= 2) {
            switch ((head[0] & 0xFF) << 8 | head[1] & 0xFF) {
                case 0xFEFF, 0xFFFE -> {
                    return StandardCharsets.UTF_16;
                }
                case 0x003C -> {
                    return StandardCharsets.UTF_16BE;
                }
                case 0x3C00 -> {
                    return StandardCharsets.UTF_16LE;
                }
                default -> {}
            }
        }
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "XML in an unknown encoding", e);
        }
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (CharacterCodingException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "malformed XML: bytes that are no character", e);
        }
    }
}
