package org.consilium.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.consilium.imaging.render.Lettering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlinesTest {

    private static final Lettering LETTERING = new Outlines();

    @ParameterizedTest
    @ValueSource(strings = {"Yamada", "Иванов", "Nguyễn", "山田", "やまだ", "王小东", "김희중", "Buc^Jérôme"})
    void writesTheNamesOfEveryLanguageTheServiceIsUsedIn(String name) {
        Lettering.Line unknown = LETTERING.line("\uE000".repeat(name.length()));
        Lettering.Line line = LETTERING.line(name);

        assertThat(line.width()).isPositive();
        assertThat(line.outline().getBounds2D()).isNotEqualTo(unknown.outline().getBounds2D());
        assertThat(line.outline().getBounds2D().getMinY())
                .as("above the base line")
                .isLessThan(-0.5);
        assertThat(line.outline().getBounds2D().getMaxX()).isLessThanOrEqualTo(line.width() + 0.1);
    }

    @Test
    void showsASignForWhatNoTypefaceHasAndPutsAccentsOnTheirLetters() {
        assertThat(LETTERING.line("\uE000").outline().getBounds2D().getWidth()).isPositive();
        assertThat(LETTERING.line("e\u0302\u0303").width())
                .isCloseTo(LETTERING.line("\u1EC5").width(), within(1e-9));
    }
}
