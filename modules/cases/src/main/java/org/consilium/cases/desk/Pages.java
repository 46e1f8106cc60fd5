package org.consilium.cases.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.cases.Adjudication;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseClocks;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseDocument;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.CaseView;
import org.consilium.cases.Consent;
import org.consilium.cases.Explanation;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.ManifestStudy;
import org.consilium.cases.MaterialRequest;
import org.consilium.cases.Message;
import org.consilium.cases.Offer;
import org.consilium.cases.Opinion;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Participant;
import org.consilium.cases.RoutingStep;
import org.consilium.cases.duty.CountedTime;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.DocumentRegister;
import org.consilium.cases.register.WorkingCalendarRegister;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Institutions;
import org.consilium.security.PersonId;

/** Puts a case together for reading. */
final class Pages {

    private static final String DECLINE = new CaseCommand.Decline(false).name();

    private final Registers registers;
    private final Participants participants;
    private final WorkingCalendarRegister calendars;
    private final Institutions institutions;
    private final InstantSource time;

    Pages(
            Registers registers,
            Participants participants,
            WorkingCalendarRegister calendars,
            Institutions institutions,
            InstantSource time) {
        this.registers = registers;
        this.participants = participants;
        this.calendars = calendars;
        this.institutions = institutions;
        this.time = time;
    }

    CaseSummary summary(CaseRow row, Function<PersonId, Participant> directory, boolean unread) {
        return new CaseSummary(
                row.id(),
                row.number(),
                row.state(),
                row.taskStatus(),
                row.request().urgency(),
                row.request().discipline(),
                row.institution(),
                row.patientName(),
                row.request().diagnosis(),
                row.request().question(),
                directory.apply(row.referrer()),
                row.specialist().map(directory),
                row.createdAt(),
                row.updatedAt(),
                row.dueAt()
                        .filter(due ->
                                row.answeredAt().isEmpty() && !row.state().isFinal()),
                unread);
    }

    CaseView view(PersonId reader, CaseRow row, Set<Part> parts, Set<CaseAction> actions, boolean unread) {
        var directory = participants.directory();
        var request = row.request();
        boolean routingToo = parts.contains(Part.REFERRER) || parts.contains(Part.COORDINATOR);
        return new CaseView(
                summary(row, directory, unread),
                request.site(),
                request.clinicalSummary(),
                request.languages(),
                request.studies(),
                consents(row, directory),
                offers(row, directory, offer -> routingToo || offer.equals(reader)),
                messages(row, directory),
                opinions(row, directory),
                draft(row, parts),
                adjudication(row, parts, directory),
                routingToo ? routing(row, directory) : List.of(),
                history(row, directory, answer -> routingToo || answer.equals(Optional.of(reader))),
                documents(row, directory),
                material(row, directory),
                routingToo ? registers.material().proposals(row.id()) : List.of(),
                registers.manifests().version(row.id()),
                manifest(row),
                registers.documents().ofManifest(row.id(), registers.manifests().version(row.id())),
                clocks(row),
                actions);
    }

    private List<Consent> consents(CaseRow row, Function<PersonId, Participant> directory) {
        return registers.consents().of(row.id()).stream()
                .map(consent -> new Consent(
                        consent.terms(),
                        directory.apply(consent.recordedBy()),
                        consent.recordedAt(),
                        consent.withdrawal()
                                .map(withdrawal -> new Consent.Withdrawal(
                                        withdrawal.at(), directory.apply(withdrawal.by()), withdrawal.reason()))))
                .toList();
    }

    /** Who else was asked, and why they declined, is the business of those who ask and of the coordinators. */
    private List<Offer> offers(CaseRow row, Function<PersonId, Participant> directory, Predicate<PersonId> shown) {
        return registers.offers().of(row.id()).stream()
                .filter(offer -> shown.test(offer.person()))
                .map(offer -> new Offer(
                        offer.id(),
                        directory.apply(offer.person()),
                        offer.state(),
                        offer.offeredAt(),
                        offer.answeredAt(),
                        offer.reason(),
                        offer.backup()))
                .toList();
    }

    private List<CaseDocument> documents(CaseRow row, Function<PersonId, Participant> directory) {
        return registers.documents().of(row.id()).stream()
                .map(document -> document(document, directory))
                .toList();
    }

    CaseDocument document(DocumentRegister.Row document) {
        return document(document, participants.directory());
    }

    private static CaseDocument document(DocumentRegister.Row document, Function<PersonId, Participant> directory) {
        return new CaseDocument(
                document.id(),
                document.name(),
                document.kind(),
                document.type(),
                document.length(),
                document.sha256(),
                directory.apply(document.uploadedBy()),
                document.uploadedAt(),
                document.text(),
                document.superseded()
                        .map(superseded -> new CaseDocument.Superseded(
                                superseded.at(), directory.apply(superseded.by()), superseded.reason())));
    }

    private List<MaterialRequest> material(CaseRow row, Function<PersonId, Participant> directory) {
        return registers.material().of(row.id()).stream()
                .map(request -> new MaterialRequest(
                        request.id(),
                        request.wish(),
                        directory.apply(request.requestedBy()),
                        request.requestedAt(),
                        request.state(),
                        request.study(),
                        request.endedAt()))
                .toList();
    }

    private List<Message> messages(CaseRow row, Function<PersonId, Participant> directory) {
        return registers.messages().of(row.id()).stream()
                .map(message -> new Message(
                        message.id(), message.kind(), directory.apply(message.author()), message.text(), message.at()))
                .toList();
    }

    private List<Opinion> opinions(CaseRow row, Function<PersonId, Participant> directory) {
        return registers.opinions().of(row.id()).stream()
                .map(opinion -> new Opinion(
                        opinion.version(),
                        directory.apply(opinion.author()),
                        opinion.text(),
                        opinion.signedAt(),
                        opinion.deliveredAt(),
                        opinion.acknowledgedAt()))
                .toList();
    }

    private Optional<OpinionText> draft(CaseRow row, Set<Part> parts) {
        return parts.contains(Part.SPECIALIST) ? registers.opinions().draft(row.id()) : Optional.empty();
    }

    /** Words that nobody has signed are not for those who treat the patient. */
    private Optional<Adjudication> adjudication(
            CaseRow row, Set<Part> parts, Function<PersonId, Participant> directory) {
        boolean words = Stream.of(Part.SPECIALIST, Part.HEARD, Part.COORDINATOR).anyMatch(parts::contains);
        return row.heard()
                .flatMap(first -> registers
                        .adjudications()
                        .newest(row.id())
                        .map(asked -> new Adjudication(
                                asked.at(),
                                directory.apply(asked.askedBy()),
                                directory.apply(asked.adjudicator()),
                                asked.other(),
                                directory.apply(first),
                                words ? Optional.of(asked.text()) : Optional.empty())));
    }

    private List<RoutingStep> routing(CaseRow row, Function<PersonId, Participant> directory) {
        return registers.routing().of(row.id()).stream()
                .map(step -> new RoutingStep(
                        step.rule(), step.outcome(), step.person().map(directory), step.explanation()))
                .toList();
    }

    /** Of answers to offers only those that are shown; see {@link #offers}. */
    private List<HistoryEntry> history(
            CaseRow row, Function<PersonId, Participant> directory, Predicate<Optional<PersonId>> shown) {
        return registers.history().of(row.id()).stream()
                .filter(entry -> !entry.command().equals(DECLINE) || shown.test(entry.actor()))
                .map(entry -> new HistoryEntry(
                        entry.at(),
                        entry.actor().map(directory),
                        entry.from(),
                        entry.to(),
                        entry.command(),
                        entry.note().map(Explanation::text),
                        entry.note().map(Explanation::reasons).orElse(List.of())))
                .toList();
    }

    private List<ManifestStudy> manifest(CaseRow row) {
        var instances =
                registers.manifests().instances(row.id(), registers.manifests().version(row.id()));
        return instances.stream()
                .collect(Collectors.groupingBy(ManifestInstance::study, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> manifest(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ManifestStudy manifest(Uid study, List<ManifestInstance> instances) {
        var lines = instances.stream()
                .sorted(Comparator.comparing(ManifestInstance::sopInstance))
                .map(instance -> instance.sopInstance() + " " + instance.sha256() + "\n")
                .collect(Collectors.joining());
        return new ManifestStudy(study, instances.size(), sha256(lines));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private CaseClocks clocks(CaseRow row) {
        var now = time.instant();
        var end = row.answeredAt().orElse(now);
        var total = row.submittedAt().map(start -> Duration.between(start, end)).orElse(Duration.ZERO);
        var waiting = row.heldSince().map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        return new CaseClocks(total, total.minus(row.held()).minus(waiting), row.dueAt(), counted(row));
    }

    /** With the holidays that lie between sending and answering. */
    private Optional<CaseClocks.Counted> counted(CaseRow row) {
        return calendars
                .kept(row.id())
                .flatMap(time -> row.submittedAt()
                        .flatMap(sent -> row.dueAt()
                                .map(due -> new CaseClocks.Counted(
                                        institutions
                                                .find(time.institution())
                                                .map(Institution::name)
                                                .orElse(""),
                                        new CountedTime(
                                                time.institution(),
                                                time.work(),
                                                time.hours().within(sent, due))))));
    }
}
