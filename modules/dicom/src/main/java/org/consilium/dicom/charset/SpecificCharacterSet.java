package org.consilium.dicom.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * How the text of a data set is encoded: the value of Specific Character Set (0008,0005), PS3.3 C.12.1.1.2.
 *
 * <p>Reading is lenient. Common misspellings of the defined terms are understood; a term nobody knows counts as the default
 * repertoire; and in the default repertoire bytes above 7F, which are not allowed there, are read as Latin-1, since that is
 * what they nearly always are.
 */
public final class SpecificCharacterSet {

    /** Most sets in the field are one of a dozen; hostile ones must not fill the memory. */
    private static final int CACHE_MAX = 256;

    private static final Map<List<String>, SpecificCharacterSet> CACHE = new ConcurrentHashMap<>();

    /** The default repertoire, ISO_IR 6: what holds where nothing is declared. */
    public static final SpecificCharacterSet DEFAULT = of(List.of());

    /** Unicode in UTF-8. */
    public static final SpecificCharacterSet ISO_IR_192 = of(List.of("ISO_IR 192"));

    private final List<String> definedTerms;
    private final Codec codec;
    private final boolean defined;

    private SpecificCharacterSet(List<String> definedTerms, Codec codec) {
        this.definedTerms = definedTerms;
        this.codec = codec;
        this.defined = DefinedTerms.allow(definedTerms);
    }

    /**
     * The character set of an attribute value.
     *
     * @param definedTerms the values of (0008,0005), an empty first one meaning the default repertoire
     */
    public static SpecificCharacterSet of(List<String> definedTerms) {
        SpecificCharacterSet known = CACHE.get(definedTerms);
        if (known != null) {
            return known;
        }
        SpecificCharacterSet created = new SpecificCharacterSet(List.copyOf(definedTerms), codec(definedTerms));
        if (CACHE.size() < CACHE_MAX) {
            CACHE.put(created.definedTerms, created);
        }
        return created;
    }

    private static Codec codec(List<String> terms) {
        Optional<Charset> whole = terms.isEmpty() ? Optional.empty() : wholeCharset(terms.getFirst());
        if (whole.isPresent()) {
            return new WholeCodec(whole.get());
        }
        List<CodeElement> elements = new ArrayList<>();
        for (String term : terms) {
            String name = registration(term);
            if (name.equals("IR 13") && elements.isEmpty()) {
                elements.add(CodeElement.ROMAJI);
            } else if (elements.isEmpty()) {
                elements.add(CodeElement.ASCII);
            }
            CodeElement.registered(name).filter(e -> !elements.contains(e)).ifPresent(elements::add);
        }
        return new Iso2022Codec(elements.isEmpty() ? List.of(CodeElement.ASCII) : elements, initialG1(terms));
    }

    /** Character sets without code extension (PS3.3 table C.12-5). */
    private static Optional<Charset> wholeCharset(String term) {
        return switch (term.toUpperCase(Locale.ROOT).replaceAll("[ _-]", "")) {
            case "ISOIR192", "ISO2022IR192", "UTF8" -> Optional.of(StandardCharsets.UTF_8);
            case "GB18030" -> Optional.of(Charset.forName("GB18030"));
            case "GBK", "ISOIR58" -> Optional.of(Charset.forName("GBK"));
            default -> Optional.empty();
        };
    }

    private static Optional<CodeElement> initialG1(List<String> terms) {
        return terms.isEmpty()
                ? Optional.empty()
                : CodeElement.registered(registration(terms.getFirst())).filter(CodeElement::isG1);
    }

    /** {@code IR 100} of {@code ISO_IR 100}, {@code ISO 2022 IR 100} and their misspellings. */
    private static String registration(String term) {
        String upper = term.toUpperCase(Locale.ROOT).replaceAll("[ _-]+", " ");
        int at = upper.lastIndexOf("IR ");
        return at < 0 ? "" : upper.substring(at).strip();
    }

    /**
     * Whether the standard defines it: terms of PS3.3 C.12.1.1.2 as they are written there, in an order they may have. Others
     * are understood as well as they can be.
     */
    public boolean isDefined() {
        return defined;
    }

    /** The values to declare in (0008,0005); none for the default repertoire. */
    public List<String> definedTerms() {
        return definedTerms;
    }

    /**
     * The text of a value field. Bytes that mean nothing in this character set become a guess or U+FFFD; whether there were
     * any, {@link #decodeExactly} says.
     *
     * @param delimiters what resets the character sets; a backslash separates values in the result too
     */
    public String decode(byte[] bytes, int offset, int length, Delimiters delimiters) {
        return isPlain(bytes, offset, length)
                ? new String(bytes, offset, length, StandardCharsets.ISO_8859_1)
                : codec.decode(bytes, offset, length, delimiters).text();
    }

    /** The text of a value field, as {@link #decode} gives it, and whether all its bytes have a meaning. */
    public DecodedText decodeExactly(byte[] bytes, int offset, int length, Delimiters delimiters) {
        return isPlain(bytes, offset, length)
                ? new DecodedText(new String(bytes, offset, length, StandardCharsets.ISO_8859_1), true)
                : codec.decode(bytes, offset, length, delimiters);
    }

    /** Whether there is neither an escape sequence nor a byte above 7F. */
    private static boolean isPlain(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0x20) {
                return false;
            }
        }
        return true;
    }

    /** Whether every character of a text can be written. */
    public boolean canEncode(String text) {
        return isAscii(text) || codec.canEncode(text);
    }

    /**
     * The bytes of a text, without padding.
     *
     * @throws Rejected if {@link #canEncode} is false
     */
    public byte[] encode(String text, Delimiters delimiters) {
        if (isAscii(text)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        if (!codec.canEncode(text)) {
            throw new Rejected(Reason.INVALID_REQUEST, "text has characters that the declared character set lacks");
        }
        return codec.encode(text, delimiters);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpecificCharacterSet that && definedTerms.equals(that.definedTerms);
    }

    @Override
    public int hashCode() {
        return definedTerms.hashCode();
    }

    @Override
    public String toString() {
        return definedTerms.isEmpty() ? "ISO_IR 6" : String.join("\\", definedTerms);
    }
}
