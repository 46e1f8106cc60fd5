package org.consilium.dicom.charset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void splitsGroupsAndComponents() {
        PersonName name = PersonName.parse("Yamada^Tarou^M^Dr^PhD=山田^太郎=やまだ^たろう");
        assertThat(name.familyName()).isEqualTo("Yamada");
        assertThat(name.givenName()).isEqualTo("Tarou");
        assertThat(name.ideographic()).isEqualTo("山田^太郎");
        assertThat(name.phonetic()).isEqualTo("やまだ^たろう");
        assertThat(name.display()).isEqualTo("Dr Tarou M Yamada PhD");
    }

    @Test
    void takesComponentsFromTheFirstGroupThatIsThere() {
        assertThat(PersonName.parse("=山田^太郎").display()).isEqualTo("太郎 山田");
        assertThat(PersonName.parse("").isEmpty()).isTrue();
        assertThat(PersonName.parse("^^").display()).isEmpty();
    }

    @Test
    void writesNoEmptyGroupsAtTheEnd() {
        assertThat(PersonName.parse("A^B==").toString()).isEqualTo("A^B");
        assertThat(PersonName.parse("=B").toString()).isEqualTo("=B");
        assertThat(PersonName.parse("=").toString()).isEmpty();
    }
}
