package org.consilium.archive.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MllpFramesTest {

    @Test
    void findsMessageAfterMessageAndTheEnd() throws IOException {
        var frames = frames("\r\n\u000bone\u001c\r\u000btwo\u001c\r", 10);
        assertThat(frames.next()).hasValue(bytes("one"));
        assertThat(frames.next()).hasValue(bytes("two"));
        assertThat(frames.next()).isEmpty();
    }

    @Test
    void endsAConnectionThatDoesNotKeepToTheFrames() {
        assertThatThrownBy(() -> frames("\u000bone", 10).next()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> frames("\u000bone\u001cx", 10).next()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> frames("\u000b" + "x".repeat(11), 10).next()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> frames("x".repeat(12), 10).next()).isInstanceOf(IOException.class);
    }

    @Test
    void readsTextInTheCharacterSetItDeclares() {
        var head = "MSH|^~\\&|||||||||||||||| ".stripTrailing();
        for (var each : new String[][] {{"8859/5", "ISO-8859-5"}, {"UNICODE UTF-8", "UTF-8"}, {"", "UTF-8"}}) {
            var text = head.substring(0, head.length()) + each[0] + "\rPID|Кузнецов";
            var bytes = text.getBytes(java.nio.charset.Charset.forName(each[1]));
            assertThat(MessageText.decode(bytes)).as(each[0]).isEqualTo(text);
        }
        assertThat(MessageText.decode("MSH|^~\\&|\rPID|M\u00fcller".getBytes(StandardCharsets.ISO_8859_1)))
                .endsWith("M\u00fcller");
    }

    private static MllpFrames frames(String stream, int bytesMax) {
        return new MllpFrames(new ByteArrayInputStream(bytes(stream)), bytesMax);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
