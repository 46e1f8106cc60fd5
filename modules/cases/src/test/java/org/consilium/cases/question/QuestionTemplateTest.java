package org.consilium.cases.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.question.QuestionTemplate.Field;
import org.consilium.cases.question.QuestionTemplate.Kind;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

/** Templates fit sites and modalities, and say what they are in words people read. */
class QuestionTemplateTest {

    private static final Field FIELD =
            new Field("size", Map.of("en", "Size"), Kind.NUMBER, List.of(), Optional.of("mm"));

    @Test
    void theShippedOnesAreWholeInEnglishRussianAndJapanese() {
        var shipped = ShippedTemplates.load();
        assertThat(shipped).hasSizeGreaterThan(4);
        for (var template : shipped) {
            assertThat(template.title()).as(template.id()).containsKeys("en", "ru", "ja");
            for (var field : template.fields()) {
                assertThat(field.label()).as(template.id() + " " + field.id()).containsKeys("en", "ru", "ja");
            }
            assertThat(template.fields().stream().map(Field::id)).doesNotHaveDuplicates();
        }
        assertThat(shipped.stream().map(QuestionTemplate::id)).doesNotHaveDuplicates();
    }

    @Test
    void theLongerBeginningOfTheSiteFitsBetter() {
        var any = template(List.of("*"), Set.of());
        var lung = template(List.of("C34"), Set.of());
        var upper = template(List.of("C50", "C34.1"), Set.of());
        assertThat(upper.rank("C34.1", Set.of()).orElseThrow())
                .isGreaterThan(lung.rank("C34.1", Set.of()).orElseThrow());
        assertThat(lung.rank("C34.1", Set.of()).orElseThrow())
                .isGreaterThan(any.rank("C34.1", Set.of()).orElseThrow());
        assertThat(lung.rank("C50.9", Set.of())).isEmpty();
        assertThat(lung.rank("", Set.of())).isEmpty();
        assertThat(any.rank("", Set.of())).isPresent();
    }

    @Test
    void aModalityThatIsNotThereFitsNot() {
        var slides = template(List.of("*"), Set.of("SM"));
        assertThat(slides.rank("C34", Set.of("CT"))).isEmpty();
        assertThat(slides.rank("C34", Set.of("CT", "SM")).orElseThrow())
                .isGreaterThan(template(List.of("*"), Set.of())
                        .rank("C34", Set.of("SM"))
                        .orElseThrow());
        assertThat(slides.rank("C34", Set.of()))
                .as("nothing is known of the images")
                .isPresent();
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertThatThrownBy(() -> template(List.of(), Set.of())).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> template(List.of("lung"), Set.of())).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> new QuestionTemplate("", Map.of(), List.of("*"), Set.of(), List.of(FIELD), true))
                .isInstanceOf(Rejected.class);
        var choice = new Field("a", Map.of("en", "A"), Kind.CHOICE, List.of(), Optional.empty());
        assertThatThrownBy(() ->
                        new QuestionTemplate("", Map.of("en", "T"), List.of("*"), Set.of(), List.of(choice), true))
                .isInstanceOf(Rejected.class);
    }

    private static QuestionTemplate template(List<String> sites, Set<String> modalities) {
        return new QuestionTemplate("t", Map.of("en", "T"), sites, modalities, List.of(FIELD), true);
    }
}
