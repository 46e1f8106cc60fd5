package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseDocument;
import org.consilium.cases.CaseDocument.Kind;
import org.consilium.cases.CaseDocument.TextState;
import org.consilium.cases.CaseDocuments.Brought;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseView;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.ConsentTerms.Reach;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.ManifestDocument;
import org.consilium.cases.SignedOpinion;
import org.consilium.cases.Urgency;
import org.consilium.documents.DocumentType;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of a case, from the draft to an opinion that was given. */
class DocumentsIT extends CaseFixture {

    private static final String LETTER = "Bệnh nhân nữ 62 tuổi, ho kéo dài.";

    @TempDir
    private Path folder;

    @Test
    void aDocumentIsKeptBitForBitAndBelongsToTheManifest() throws Exception {
        var id = drafted();
        var document = added(region.referrer, id, "Thư giới thiệu.txt", Kind.LETTER, LETTER);
        assertThat(document.type()).isEqualTo(DocumentType.TEXT);
        assertThat(document.sha256()).isEqualTo(sha256(LETTER));
        try (var bytes =
                region.desk.documents().open(region.referrer, id, document.id()).bytes()) {
            assertThat(bytes.readAllBytes()).isEqualTo(LETTER.getBytes(StandardCharsets.UTF_8));
        }
        var sent = region.cases.submit(region.referrer, id);
        assertThat(sent.manifestVersion()).isEqualTo(1);
        assertThat(sent.manifestDocuments()).containsExactly(new ManifestDocument(document.id(), sha256(LETTER)));
    }

    @Test
    void anEmergencyBeforeTheImagesAreThereFixesTheDocumentsOnce() throws Exception {
        var study = Uid.random();
        region.studies.add(study, region.district.id(), "Lê^Văn Bình", "CT", 0);
        var id = region.cases
                .create(region.referrer, Region.question(Urgency.ROUTINE, study))
                .summary()
                .id();
        var letter = added(region.referrer, id, "letter.txt", Kind.LETTER, LETTER);
        for (var reader : List.of(region.radiologist, region.secondRadiologist)) {
            region.cases.breakGlass(region.referrer, id, "Đa chấn thương.", Optional.of(reader.id()));

            var seen = region.cases.get(reader, id);
            assertThat(seen.manifestVersion()).isEqualTo(1);
            assertThat(seen.manifestDocuments()).containsExactly(new ManifestDocument(letter.id(), sha256(LETTER)));
        }
    }

    @Test
    void itsTextIsReadOutsideOfTheRequest() throws Exception {
        var id = drafted();
        var document = added(region.referrer, id, "letter.txt", Kind.LETTER, LETTER);
        assertThat(document.text()).isEqualTo(TextState.WAITING);
        assertThat(region.desk.documents().text(region.referrer, id, document.id()))
                .isEmpty();
        assertThat(region.desk.documentReading().step()).isTrue();
        assertThat(region.desk.documentReading().step()).isFalse();
        assertThat(documents(id).getFirst().text()).isEqualTo(TextState.READ);
        assertThat(region.desk.documents().text(region.referrer, id, document.id()))
                .contains(LETTER);
    }

    @Test
    void aReaderThatDiedIsFollowedByOthersButNotForEver() throws Exception {
        var id = drafted();
        added(region.referrer, id, "letter.txt", Kind.LETTER, LETTER);
        for (int i = 0; i < region.documentSettings.textAttemptsMax(); i++) {
            var claimed = registers().claimText(region.now(), region.now().plusSeconds(60));
            assertThat(claimed).isPresent();
            assertThat(region.desk.documentReading().step()).isFalse();
            region.pass(java.time.Duration.ofMinutes(2));
        }
        assertThat(region.desk.documentReading().step()).isTrue();
        assertThat(documents(id).getFirst().text()).isEqualTo(TextState.UNREADABLE);
    }

    @Test
    void whoReadsTheCaseReadsItsDocumentsAndNobodyElse() {
        var id = drafted();
        var document = added(region.referrer, id, "letter.txt", Kind.LETTER, LETTER);
        var stranger = region.person("x", "X", region.tokyo, Set.of("ja"), Role.REFERRER, Role.COORDINATOR);
        var documents = region.desk.documents();
        for (var person : List.of(stranger, region.radiologist, region.coordinator)) {
            assertMissing(() -> documents.open(person, id, document.id()));
            assertMissing(() -> documents.text(person, id, document.id()));
        }
        region.cases.submit(region.referrer, id);
        assertThat(documents.open(region.radiologist, id, document.id()).document())
                .isEqualTo(document);
        assertRefused(Reason.NOT_AUTHORIZED, () -> add(region.radiologist, id, "more.txt", Kind.OTHER, "x y"));
        region.cases.decline(region.radiologist, id, "No time.");
        assertMissing(() -> documents.open(region.radiologist, id, document.id()));
        assertMissing(() -> documents.open(region.referrer, id, UUID.randomUUID()));
        var other = region.cases
                .create(region.referrer, Region.question(Urgency.FAST, Region.STUDY))
                .summary()
                .id();
        assertMissing(() -> documents.open(region.referrer, other, document.id()));
    }

    @Test
    void aDocumentThatComesLateMakesANewVersionAndTellsTheSpecialist() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);
        region.cases.markRead(region.radiologist, id);
        var late = add(region.coordinator, id, "lab.txt", Kind.LABORATORY, "CRP 5 mg/l");
        assertThat(late.manifestVersion()).isEqualTo(2);
        assertThat(late.manifestDocuments()).hasSize(1);
        var seen = region.cases.get(region.radiologist, id);
        assertThat(seen.summary().unread()).isTrue();
        assertThat(seen.manifest()).isEqualTo(late.manifest());
        assertThat(seen.history()).extracting(HistoryEntry::command).contains("AddDocument", "Extend");
    }

    @Test
    void inADraftADocumentIsTakenOutAfterwardsItIsOnlyPutAside() {
        var id = drafted();
        var wrong = added(region.referrer, id, "wrong.txt", Kind.OTHER, "of another patient");
        var kept = added(region.referrer, id, "letter.txt", Kind.LETTER, LETTER);
        var documents = region.desk.documents();
        assertRefused(
                Reason.NOT_IN_THIS_STATE,
                () -> documents.supersede(region.referrer, id, wrong.id(), "another patient"));
        assertThat(documents.remove(region.referrer, id, wrong.id()).documents())
                .hasSize(1);
        assertThat(region.files.kept).hasSize(1);
        region.cases.submit(region.referrer, id);
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> documents.remove(region.referrer, id, kept.id()));
        var after = documents.supersede(region.coordinator, id, kept.id(), "a newer one follows");
        assertThat(after.documents().getFirst().superseded())
                .hasValueSatisfying(aside -> assertThat(aside.reason()).isEqualTo("a newer one follows"));
        assertThat(after.manifestVersion()).isEqualTo(2);
        assertThat(after.manifestDocuments()).isEmpty();
        assertThat(documents.open(region.radiologist, id, kept.id()).document().name())
                .isEqualTo("letter.txt");
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> documents.supersede(region.referrer, id, kept.id(), "once more"));
    }

    @Test
    void nothingIsKeptOfWhatIsRefused() {
        var id = drafted();
        added(region.referrer, id, "letter.txt", Kind.LETTER, LETTER);
        assertRefused(Reason.ALREADY_EXISTS, () -> add(region.referrer, id, "again.txt", Kind.OTHER, LETTER));
        assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, () -> add(region.referrer, id, "a.pdf", Kind.OTHER, "no PDF"));
        assertRefused(Reason.TOO_LARGE, () -> add(region.referrer, id, "empty.txt", Kind.OTHER, ""));
        assertRefused(Reason.INVALID_REQUEST, () -> add(region.referrer, id, "../up.txt", Kind.OTHER, "words"));
        assertRefused(Reason.INVALID_REQUEST, () -> add(region.referrer, id, "a\u202Etxt.exe", Kind.OTHER, "words"));
        assertRefused(Reason.INVALID_REQUEST, () -> add(region.referrer, id, "a\n.txt", Kind.OTHER, "words"));
        region.files.away = true;
        assertRefused(Reason.UNAVAILABLE, () -> add(region.referrer, id, "b.txt", Kind.OTHER, "words"));
        assertThat(region.files.kept).hasSize(1);
        assertThat(documents(id)).hasSize(1);
    }

    @Test
    void aCaseTakesNoMoreThanItsLimit() {
        var id = drafted();
        for (int i = 0; i < region.documentSettings.perCaseMax(); i++) {
            add(region.referrer, id, i + ".txt", Kind.OTHER, "number " + i);
        }
        assertRefused(Reason.TOO_LARGE, () -> add(region.referrer, id, "last.txt", Kind.OTHER, "one more"));
    }

    @Test
    void aConsentNamesItsDocument() {
        var id = drafted();
        var paper = added(region.referrer, id, "consent.txt", Kind.CONSENT, "I agree.");
        assertMissing(() -> region.cases.recordConsent(region.referrer, id, agreed(UUID.randomUUID())));
        var recorded = region.cases.recordConsent(region.referrer, id, agreed(paper.id()));
        assertThat(recorded.consents().getLast().terms().documentFile()).contains(paper.id());
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> region.desk.documents().remove(region.referrer, id, paper.id()));
    }

    @Test
    void aCaseThatHasEndedTakesNoDocuments() {
        var id = drafted();
        region.cases.cancel(region.referrer, id, "solved");
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> add(region.referrer, id, "a.txt", Kind.OTHER, "words"));
        assertThat(region.cases.get(region.referrer, id).actions())
                .doesNotContain(CaseAction.ADD_DOCUMENT, CaseAction.REMOVE_DOCUMENT, CaseAction.SUPERSEDE_DOCUMENT);
    }

    private CaseId drafted() {
        region.studies.add(Region.STUDY, region.district.id(), "Lê^Văn Bình", "CT", 3);
        return region.drafted(Urgency.ROUTINE);
    }

    @Test
    void aQuestionMayBeAboutDocumentsAlone() {
        var id = withoutStudies();
        added(region.referrer, id, "Đồng ý.txt", Kind.CONSENT, "Tôi đồng ý.");
        assertRefused(Reason.INVALID_REQUEST, () -> region.cases.submit(region.referrer, id));
        var letter = added(region.referrer, id, "Kết quả giải phẫu bệnh.txt", Kind.REPORT, LETTER);

        var sent = region.cases.submit(region.referrer, id);
        assertThat(sent.summary().state()).isEqualTo(CaseState.OFFERED);
        assertThat(sent.manifestVersion()).isEqualTo(1);
        assertThat(sent.manifest()).isEmpty();
        assertThat(sent.manifestDocuments()).contains(new ManifestDocument(letter.id(), sha256(LETTER)));

        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);
        var signed = region.cases.signedOpinion(id, 1).orElseThrow();
        assertThat(signed.studies()).isEmpty();
        assertThat(signed.documents()).contains(new SignedOpinion.Document(letter.name(), sha256(LETTER)));
    }

    @Test
    void aCaseAboutDocumentsAloneNeverLosesItsLastOne() {
        var id = withoutStudies();
        var wrong = added(region.referrer, id, "wrong.txt", Kind.REPORT, "of another patient");
        region.cases.submit(region.referrer, id);
        var documents = region.desk.documents();
        assertRefused(
                Reason.NOT_IN_THIS_STATE,
                () -> documents.supersede(region.referrer, id, wrong.id(), "Another patient."));

        var right = added(region.referrer, id, "right.txt", Kind.REPORT, LETTER);
        var now = documents.supersede(region.referrer, id, wrong.id(), "Another patient.");
        assertThat(now.manifestVersion()).isEqualTo(3);
        assertThat(now.manifestDocuments()).containsExactly(new ManifestDocument(right.id(), sha256(LETTER)));
    }

    @Test
    void anOpinionIsBasedOnWhatWasThereWhenItWasSigned() {
        var id = withoutStudies();
        added(region.referrer, id, "letter.txt", Kind.LETTER, LETTER);
        region.cases.submit(region.referrer, id);
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);
        region.studies.add(Region.STUDY, region.district.id(), "4711", "H", "Lê^Văn", "CT", "A-1", 3);
        region.jdbc
                .sql("update cases.consult_case set studies = array[:study] where id = :id")
                .param("study", Region.STUDY.value())
                .param("id", id.value())
                .update();

        assertThat(region.cases.signedOpinion(id, 1).orElseThrow().studies()).isEmpty();
    }

    /** A draft with a consent and nothing to look at. */
    private CaseId withoutStudies() {
        var id = region.cases
                .create(region.referrer, Region.question(Urgency.ROUTINE))
                .summary()
                .id();
        region.cases.recordConsent(region.referrer, id, region.agreed());
        return id;
    }

    private ConsentTerms agreed(UUID paper) {
        return new ConsentTerms(
                Basis.PATIENT,
                java.time.LocalDate.ofInstant(region.now(), java.time.ZoneOffset.UTC),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Reach.NODE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(paper));
    }

    private org.consilium.cases.register.DocumentRegister registers() {
        return new org.consilium.cases.register.DocumentRegister(region.jdbc);
    }

    private List<CaseDocument> documents(CaseId id) {
        return region.cases.get(region.referrer, id).documents();
    }

    /** By its name: documents of one moment stand in any order. */
    private CaseDocument added(Person by, CaseId id, String name, Kind kind, String content) {
        return add(by, id, name, kind, content).documents().stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private CaseView add(Person by, CaseId id, String name, Kind kind, String content) {
        try {
            var file = Files.writeString(Files.createTempFile(folder, "brought", ""), content);
            return region.desk.documents().add(by, id, new Brought(name, kind, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new Rejected(Reason.UNAVAILABLE, "SHA-256", e);
        }
    }
}
