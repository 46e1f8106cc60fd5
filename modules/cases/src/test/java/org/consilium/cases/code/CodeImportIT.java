package org.consilium.cases.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.Code;
import org.consilium.cases.CodeImports.LineError;
import org.consilium.cases.CodeImports.Report;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.CodeTableVersion;
import org.consilium.cases.CodeTableVersion.State;
import org.consilium.cases.register.CodeTableRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables of codes from files of a hospital. */
class CodeImportIT {

    private static final Person ADMINISTRATOR = new Person(
            new PersonId(UUID.randomUUID()),
            "admin",
            "Admin",
            Optional.empty(),
            new InstitutionId(UUID.randomUUID()),
            Set.of(Role.ADMINISTRATOR),
            Set.of(),
            ZoneOffset.UTC,
            true);

    private final Database database = Database.migrated("security", "cases");
    private final ImportedCodes codes = new ImportedCodes(
            new CodeTableRegister(JdbcClient.create(database.dataSource())),
            CodeTables.demonstration(),
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
            () -> Instant.parse("2026-11-23T03:00:00Z"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTableReplacesTheDemonstrationAndIsSearchedByCodeAndByWords() {
        assertThat(codes.search(CodeSystem.ICD_10, "C34.1")).isNotEmpty();
        var report = run(CodeSystem.ICD_10, "2019 ru", """
                code;display
                C00-C97;Злокачественные новообразования
                C34.1;Злокачественное новообразование верхней доли бронха или лёгкого
                C34.3;"Нижней доли; бронха или лёгкого"
                D02.2;Карцинома in situ бронха и лёгкого
                """);
        assertThat(report.errors()).isEmpty();
        assertThat(report.table().state()).isEqualTo(State.ACTIVE);
        assertThat(report.table().codes()).isEqualTo(3);
        assertThat(report.table().skipped()).isEqualTo(1);
        assertThat(codes.search(CodeSystem.ICD_10, "c34"))
                .extracting(Code::code)
                .containsExactly("C34.1", "C34.3");
        assertThat(codes.search(CodeSystem.ICD_10, "верхн легк"))
                .extracting(Code::code)
                .containsExactly("C34.1");
        assertThat(codes.search(CodeSystem.ICD_10, "%")).isEmpty();
        assertThat(codes.find(CodeSystem.ICD_10, "C34.3"))
                .contains(new Code(CodeSystem.ICD_10, "C34.3", "Нижней доли; бронха или лёгкого"));
        assertThat(codes.find(CodeSystem.ICD_10, "C50.9")).isEmpty();
        assertThat(codes.search(CodeSystem.ICD_O_3_TOPOGRAPHY, "C34"))
                .as("the demonstration")
                .isNotEmpty();
    }

    @Test
    void furtherLinesOfACodeAreSynonyms() {
        run(
                CodeSystem.ICD_O_3_MORPHOLOGY,
                "3.2",
                "Code\tLevel\tTerm\n8140/3\tPreferred\tAdenocarcinoma, NOS\n8140/3\tSynonym\tGlandular carcinoma\n");
        assertThat(codes.search(CodeSystem.ICD_O_3_MORPHOLOGY, "glandular"))
                .containsExactly(new Code(CodeSystem.ICD_O_3_MORPHOLOGY, "8140/3", "Adenocarcinoma, NOS"));
    }

    @Test
    void clamlIsReadWithoutLookingAtAnythingElse() {
        var report = run(CodeSystem.ICD_10, "2019", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE ClaML SYSTEM "file:///etc/passwd">
                <ClaML version="2.0.0">
                <Class code="II" kind="chapter"><Rubric kind="preferred"><Label>Neoplasms</Label></Rubric></Class>
                <Class code="C34.1" kind="category">
                  <Rubric kind="inclusion"><Label>Lingula</Label></Rubric>
                  <Rubric kind="preferred"><Label xml:lang="en">Upper <Fragment>lobe,</Fragment> bronchus</Label></Rubric>
                </Class>
                </ClaML>
                """);
        assertThat(report.errors()).isEmpty();
        assertThat(codes.find(CodeSystem.ICD_10, "C34.1").map(Code::display)).contains("Upper lobe, bronchus");
    }

    @Test
    void oneLineThatCannotBeReadRefusesAllAndIsNamed() {
        run(CodeSystem.ICD_O_3_TOPOGRAPHY, "3.1", "C34.1,Upper lobe\n");
        var report = run(CodeSystem.ICD_O_3_TOPOGRAPHY, "3.2", "C34.1,Upper lobe\nC3x,Lung\n\nC34.3\nC34.9, \n");
        assertThat(report.table().state()).isEqualTo(State.REFUSED);
        assertThat(report.errors()).extracting(LineError::line).containsExactly(2, 4, 5);
        assertThat(codes.versions())
                .filteredOn(table -> table.state() == State.ACTIVE)
                .extracting(CodeTableVersion::version)
                .containsExactly("3.1");
        assertThat(run(CodeSystem.ICD_10, "empty", "# nothing\n").errors()).hasSize(1);
        assertThat(codes.run(
                                ADMINISTRATOR,
                                CodeSystem.ICD_10,
                                "cp1251",
                                bytes("C34.1;Лёгкое\n", Charset.forName("windows-1251")))
                        .errors())
                .containsExactly(new LineError(1, "not UTF-8"));
    }

    @Test
    void aNewVersionReplacesTheOneBefore() {
        run(CodeSystem.ICD_10, "1", "C34.1;old\nC34.2;gone\n");
        run(CodeSystem.ICD_10, "2", "C34.1;new\n");
        assertThat(codes.find(CodeSystem.ICD_10, "C34.1").map(Code::display)).contains("new");
        assertThat(codes.find(CodeSystem.ICD_10, "C34.2")).isEmpty();
        assertThat(codes.versions())
                .extracting(CodeTableVersion::state)
                .containsExactlyInAnyOrder(State.ACTIVE, State.REPLACED);
    }

    @Test
    void oneImportOfASystemAtATime() {
        var nested = new InputStream() {
            @Override
            public int read() throws IOException {
                assertThatThrownBy(() -> CodeImportIT.this.run(CodeSystem.ICD_10, "2", "C34.1;x\n"))
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected -> assertThat(rejected.reason()).isEqualTo(Reason.ALREADY_EXISTS));
                return -1;
            }
        };
        assertThat(codes.run(ADMINISTRATOR, CodeSystem.ICD_10, "1", nested).errors())
                .isNotEmpty();
        assertThat(run(CodeSystem.ICD_10, "3", "C34.1;x\n").errors()).isEmpty();
    }

    private Report run(CodeSystem system, String version, String file) {
        return codes.run(ADMINISTRATOR, system, version, bytes(file, StandardCharsets.UTF_8));
    }

    private static InputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }
}
