package org.consilium.dicom.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificCharacterSetTest {

    private static SpecificCharacterSet set(String value) {
        return SpecificCharacterSet.of(Arrays.asList(value.split("\\\\", -1)));
    }

    private static String decode(String value, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return set(value).decode(bytes, 0, bytes.length, Delimiters.PERSON_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, Äneas Müller ß",
        "ISO_IR 101, Wałęsa Łódź",
        "ISO_IR 109, Ĉapelo Ħal",
        "ISO_IR 110, Jānis Bērziņš",
        "ISO_IR 144, Люкceмбypг",
        "ISO_IR 127, قباني لنزار",
        "ISO_IR 126, Διονυσιος",
        "ISO_IR 138, שרון דבורה",
        "ISO_IR 148, Çavuşoğlu İpek",
        "ISO_IR 203, Œuvre €",
        "ISO_IR 166, สมชาย ใจดี",
        "ISO_IR 13, ﾔﾏﾀﾞ ﾀﾛｳ",
        "ISO_IR 192, 山田 Łódź 😀",
        "GB18030, 王小东 😀",
        "GBK, 王小东",
        "\\ISO 2022 IR 87, 山田^太郎",
        "ISO 2022 IR 13\\ISO 2022 IR 87, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "\\ISO 2022 IR 159, 丂丄",
        "ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 159, 山丂田",
        "\\ISO 2022 IR 149, 김희중^길동",
        "\\ISO 2022 IR 58, 张^小东",
        "ISO 2022 IR 100\\ISO 2022 IR 144\\ISO 2022 IR 126, Müller^Люкceмбypг=Διονυσιος\\Jörg",
        "ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 13, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎"
    })
    void writesAndReadsTheCharactersOfEveryRepertoire(String declared, String text) {
        SpecificCharacterSet characterSet = set(declared);
        assertThat(characterSet.canEncode(text)).isTrue();
        byte[] bytes = characterSet.encode(text, Delimiters.PERSON_NAME);
        assertThat(characterSet.decode(bytes, 0, bytes.length, Delimiters.PERSON_NAME))
                .isEqualTo(text);
    }

    /** The examples of PS3.5 H.3.1, H.3.2 and I.2. */
    @Test
    void readsAndWritesTheExamplesOfTheStandard() {
        String h31 = "Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B=\033$B$d$^$@\033(B^\033$B$?$m$&\033(B";
        assertExample("\\ISO 2022 IR 87", h31, "Yamada^Tarou=山田^太郎=やまだ^たろう");
        String h32 =
                "\324\317\300\336^\300\333\263=\033$B;3ED\033(J^\033$BB@O:\033(J=\033$B$d$^$@\033(J^\033$B$?$m$&\033(J";
        assertExample("ISO 2022 IR 13\\ISO 2022 IR 87", h32, "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
        String i2 = "Hong^Gildong=\033$)C\373\363^\033$)C\321\316\324\327=\033$)C\310\253^\033$)C\261\346\265\277";
        assertExample("\\ISO 2022 IR 149", i2, "Hong^Gildong=洪^吉洞=홍^길동");
    }

    private static void assertExample(String declared, String latin1, String text) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(set(declared).decode(bytes, 0, bytes.length, Delimiters.PERSON_NAME))
                .isEqualTo(text);
        assertThat(set(declared).encode(text, Delimiters.PERSON_NAME)).isEqualTo(bytes);
    }

    @Test
    void readsABackslashInsideAKanjiAsPartOfIt() {
        assertThat(decode("\\ISO 2022 IR 87", "1B2442 245C 1B2842 5C 41")).isEqualTo("ぼ\\A");
    }

    @Test
    void restoresTheFirstCharacterSetAtDelimiters() {
        assertThat(decode("ISO 2022 IR 100\\ISO 2022 IR 144", "1B2D4C D0 5E D0"))
                .isEqualTo("а^Ð");
    }

    /** dcm4che bug 1230: three values, the third one with half-width katakana. */
    @Test
    void decodesKatakanaDeclaredAfterKanji() {
        assertThat(decode("ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 13", "1B2949 D4CF 1B2842 5E 41"))
                .isEqualTo("ﾔﾏ^A");
    }

    /** dcm4che bug 1230 as it was reported: the katakana come without an escape sequence, after {@code =} has reset the sets. */
    @Test
    void dcm4che1230DecodesKatakanaThatNothingAnnounced() {
        byte[] bytes = HexFormat.of()
                .parseHex(
                        "546F6B756D65695E4B616E6A613D1B2442463F4C3E1B28425E1B244234353C541B28423DC4B8D2B25EB6DDBCDEAC");
        DecodedText decoded = set("ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 13")
                .decodeExactly(bytes, 0, bytes.length, Delimiters.PERSON_NAME);
        assertThat(decoded.text()).isEqualTo("Tokumei^Kanja=匿名^患者=ﾄｸﾒｲ^ｶﾝｼﾞｬ");
        assertThat(decoded.isExact()).as("it is a guess, and says so").isFalse();
    }

    @Test
    void tellsWhereBytesMeanNothing() {
        assertThat(exact("ISO_IR 192", "C3BC")).isTrue();
        assertThat(exact("ISO_IR 192", "EFBFBD"))
                .as("a replacement character that was written")
                .isTrue();
        assertThat(exact("ISO_IR 192", "C3")).isFalse();
        assertThat(exact("ISO_IR 100", "FC")).isTrue();
        assertThat(exact("", "FC")).isFalse();
        assertThat(exact("\\ISO 2022 IR 87", "1B2442 3B33 1B2842")).isTrue();
        assertThat(exact("\\ISO 2022 IR 87", "1B2442 3B")).isFalse();
        assertThat(exact("\\ISO 2022 IR 87", "1B2558 41")).isFalse();
    }

    private static boolean exact(String value, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return set(value)
                .decodeExactly(bytes, 0, bytes.length, Delimiters.VALUES)
                .isExact();
    }

    /** Carriage return, line feed, form feed and tab too (PS3.5 6.1.2.5.3). */
    @Test
    void restoresTheFirstCharacterSetAtControlCharactersOfTexts() {
        for (String control : List.of("09", "0A", "0C", "0D")) {
            byte[] bytes = HexFormat.of().parseHex("1B2D4CD0" + control + "D0");
            assertThat(set("ISO 2022 IR 100\\ISO 2022 IR 144").decode(bytes, 0, bytes.length, Delimiters.TEXT))
                    .startsWith("а")
                    .endsWith("Ð");
        }
    }

    @Test
    void understandsMisspelledTermsAndTakesUnknownOnesForTheDefault() {
        assertThat(decode("ISO-IR 100", "FC")).isEqualTo("ü");
        assertThat(decode("ISO_IR_144", "D0")).isEqualTo("а");
        assertThat(decode("iso ir 192", "C3BC")).isEqualTo("ü");
        assertThat(decode("NONSENSE", "41FC")).isEqualTo("Aü");
    }

    @Test
    void refusesToWriteWhatACharacterSetLacks() {
        assertThat(set("ISO_IR 100").canEncode("Łódź")).isFalse();
        assertThat(SpecificCharacterSet.DEFAULT.canEncode("ü")).isFalse();
        assertThatThrownBy(() -> set("ISO_IR 100").encode("Łódź", Delimiters.VALUES))
                .isInstanceOf(Rejected.class)
                .hasMessageNotContaining("Łódź");
    }

    @Test
    void survivesBrokenEscapeSequencesAndHalfCharacters() {
        for (String hex : List.of("1B", "1B24", "1B2442", "1B2442 30", "41 1B 42", "1B2429 43 B0", "1B2442 FFFF")) {
            assertThat(decode("\\ISO 2022 IR 87", hex)).isNotNull();
        }
        assertThat(decode("ISO_IR 192", "C3")).isEqualTo("\uFFFD");
    }
}
