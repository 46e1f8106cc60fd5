package org.consilium.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8OutputTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Utf8Output text = new Utf8Output(bytes);

    @Test
    void writesEveryCharacterAsTheEncoderOfJavaDoes() throws IOException {
        var all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                all.appendCodePoint(point);
            }
        }
        text.append(all).flush();
        assertThat(bytes.toByteArray()).isEqualTo(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesPiecesThatEndWithinACharacter() throws IOException {
        var random = new Random(1);
        var all = new StringBuilder();
        while (all.length() < 200_000) {
            var piece = random.nextInt(3) == 0 ? "𠮷" : random.nextInt(2) == 0 ? "Ж山" : "plain text ";
            all.append(piece);
        }
        for (int at = 0; at < all.length(); ) {
            int end = Math.min(all.length(), at + 1 + random.nextInt(7));
            text.append(all, at, end);
            at = end;
        }
        text.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(all.toString());
    }

    @Test
    void writesAQuestionMarkForHalfACharacter() throws IOException {
        text.append("a\ud842").append("b\udfb7c\ud842").flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a?b?c?");
    }
}
