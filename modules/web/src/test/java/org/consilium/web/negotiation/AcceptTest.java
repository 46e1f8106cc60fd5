package org.consilium.web.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

    @Test
    void takesAnythingWhenNothingIsSaid() {
        assertThat(accept("").ranges()).singleElement().matches(MediaRange::isAnything);
        assertThat(Accept.of(List.of(), List.of()).takes("image/png")).isTrue();
    }

    @Test
    void putsHigherQualityFirstAndKeepsTheOrderWritten() {
        assertThat(accept("a/a;q=0.2, b/b, c/c;q=0, d/d").ranges())
                .extracting(MediaRange::type)
                .containsExactly("b", "d", "a");
    }

    @Test
    void putsTheQueryParameterBeforeTheHeader() {
        assertThat(Accept.of(List.of("image/png"), List.of("image/jpeg")).best(List.of("image/jpeg", "image/png")))
                .isEqualTo("image/png");
    }

    @Test
    void readsQuotedParametersWithSeparatorsInThem() {
        MediaRange range = accept("multipart/related; type=\"application/dicom\"; transfer-syntax=*; x=\"a,b;c\\\"\"")
                .ranges()
                .getFirst();

        assertThat(range.isMultipartRelated()).isTrue();
        assertThat(range.parameter("x")).contains("a,b;c\"");
        assertThat(range.partRange().includes("application/dicom")).isTrue();
        assertThat(range.partRange().includes("application/octet-stream")).isFalse();
        assertThat(range.partRange().parameter("transfer-syntax")).contains("*");
    }

    @Test
    void readsAnUnquotedTypeAsManyClientsSendIt() {
        assertThat(MediaRange.parse("multipart/related; type=application/octet-stream")
                        .partRange()
                        .includes("application/octet-stream"))
                .isTrue();
    }

    @Test
    void choosesByTheClientsPreference() {
        assertThat(accept("image/*;q=0.5, image/png").best(List.of("image/jpeg", "image/png")))
                .isEqualTo("image/png");
        assertThat(accept("image/*").best(List.of("image/jpeg", "image/png"))).isEqualTo("image/jpeg");
    }

    @Test
    void saysThatNothingFits() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> accept("text/html").best(List.of("image/jpeg")))
                .extracting(Rejected::reason)
                .isEqualTo(Reason.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "/", "image/", "a/b; c", "a/b; q=much", "a/b; x=\"unended"})
    void refusesWhatIsNoMediaRange(String header) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> accept(header))
                .extracting(Rejected::reason)
                .isEqualTo(Reason.INVALID_REQUEST);
    }

    @Test
    void refusesEndlessLists() {
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> accept("a/b,".repeat(10_000)));
    }

    private static Accept accept(String header) {
        return Accept.of(List.of(), header.isEmpty() ? List.of() : List.of(header));
    }
}
