package org.consilium.cases.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Codes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTablesTest {

    private final Codes codes = CodeTables.demonstration();

    @ParameterizedTest
    @EnumSource
    void everySystemHasSomeCodes(CodeSystem system) {
        assertThat(codes.search(system, "")).hasSizeGreaterThan(10).allMatch(code -> code.system() == system);
    }

    @Test
    void findsByTheBeginningOfACode() {
        assertThat(codes.search(CodeSystem.ICD_10, "c34"))
                .extracting(Code::code)
                .containsExactly("C34.1", "C34.3", "C34.9");
    }

    @Test
    void findsByTheBeginningsOfWordsInAnyOrder() {
        assertThat(codes.search(CodeSystem.ICD_10, "upper lung"))
                .extracting(Code::code)
                .containsExactly("C34.1");
        assertThat(codes.search(CodeSystem.ICD_O_3_MORPHOLOGY, "adenoca"))
                .extracting(Code::code)
                .contains("8140/3");
    }

    @Test
    void findsNothingForWhatIsNotThere() {
        assertThat(codes.search(CodeSystem.ICD_10, "肺癌")).isEmpty();
        assertThat(codes.find(CodeSystem.ICD_10, "Z99.9")).isEmpty();
        assertThat(codes.find(CodeSystem.ICD_10, "C61")).isPresent();
    }
}
