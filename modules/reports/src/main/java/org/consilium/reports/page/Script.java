package org.consilium.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The typefaces and what they are for, in the order they are asked when nothing speaks for another. */
enum Script {
    /** Latin, Cyrillic, Greek, Vietnamese. */
    EUROPEAN("noto-sans/400Regular/NotoSans_400Regular.ttf"),
    EUROPEAN_BOLD("noto-sans/700Bold/NotoSans_700Bold.ttf"),
    CHINESE("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    JAPANESE("noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf"),
    KOREAN("noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf");

    /** Drawn for what no typeface has. */
    static final int REPLACEMENT = 0xFFFD;

    private final String file;

    Script(String file) {
        this.file = file;
    }

    /** Reads the typeface, which the build has put beside this package. */
    TrueTypeFont load() {
        try (InputStream resource = Script.class.getResourceAsStream("fonts/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("the build did not bring the font " + file);
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(resource.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("loading the font " + file, e);
        }
    }

    /**
     * The East Asian typefaces in the order that suits a text: characters shared by several languages are drawn differently in
     * each, and kana or hangul nearby tell which one is meant.
     */
    static List<Script> eastAsian(String text) {
        List<Script> order = new ArrayList<>(List.of(CHINESE, JAPANESE, KOREAN));
        if (text.codePoints().anyMatch(Script::isKana)) {
            prefer(order, JAPANESE);
        } else if (text.codePoints().anyMatch(Script::isHangul)) {
            prefer(order, KOREAN);
        }
        return List.copyOf(order);
    }

    private static void prefer(List<Script> order, Script script) {
        order.remove(script);
        order.addFirst(script);
    }

    private static boolean isKana(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private static boolean isHangul(int character) {
        return UnicodeScript.of(character) == UnicodeScript.HANGUL;
    }
}
