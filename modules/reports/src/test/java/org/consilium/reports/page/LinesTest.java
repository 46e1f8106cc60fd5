package org.consilium.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every character is one unit wide here. */
class LinesTest {

    @Test
    void breaksBetweenWords() {
        assertThat(Lines.of("no effusion seen", 11, String::length)).containsExactly("no effusion", "seen");
    }

    @Test
    void keepsParagraphsAndEmptyLines() {
        assertThat(Lines.of("one\n\ntwo", 10, String::length)).containsExactly("one", "", "two");
    }

    @Test
    void breaksAWordThatIsLongerThanALine() {
        assertThat(Lines.of("a pneumonoultra", 5, String::length)).containsExactly("a", "pneum", "onoul", "tra");
    }

    @Test
    void doesNotBeginALineWithJapanesePunctuation() {
        assertThat(Lines.of("結節を認め、", 5, String::length)).containsExactly("結節を認", "め、");
    }

    @Test
    void leavesOutCharactersThatChangeTheDirectionOfReading() {
        assertThat(Lines.clean("no \u202Etumour\u202C\u0007")).isEqualTo("no tumour");
    }

    @Test
    void composesAccents() {
        assertThat(Lines.clean("a\u0302\u0301")).isEqualTo("ấ");
    }
}
