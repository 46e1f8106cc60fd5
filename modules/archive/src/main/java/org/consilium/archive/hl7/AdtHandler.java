package org.consilium.archive.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.archive.correct.Corrections;
import org.consilium.archive.correct.Draft;
import org.consilium.archive.correct.Kind;
import org.consilium.archive.correct.PatientKey;
import org.consilium.archive.correct.Source;
import org.consilium.archive.hl7.AdtMessage.Identifier;
import org.consilium.archive.hl7.AdtMessage.Subject;
import org.consilium.kernel.Rejected;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Deals with one message. Merges (A40; A43, whose identifiers move as a whole) and updates (A08, A31) become corrections; events that
 * say nothing about whose images are whose are accepted and left alone; moves of accounts and visits (A44, A45) are refused, since
 * images are not filed by either.
 */
final class AdtHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AdtHandler.class);
    private static final Set<String> MERGES = Set.of("A40", "A43");
    private static final Set<String> UPDATES = Set.of("A08", "A31");
    private static final Set<String> REFUSED = Set.of("A44", "A45", "A41", "A42", "A49", "A50", "A51");

    private final Corrections corrections;
    private final Institutions institutions;
    private final List<Hl7Settings.Sender> senders;
    private final HapiContext context;

    AdtHandler(Corrections corrections, Institutions institutions, List<Hl7Settings.Sender> senders) {
        this.corrections = corrections;
        this.institutions = institutions;
        this.senders = List.copyOf(senders);
        this.context = new DefaultHapiContext(new GenericModelClassFactory());
        context.setValidationContext(ValidationContextFactory.noValidation());
    }

    /** The answer, as it goes over the wire. */
    String handle(String text, InetAddress from) {
        AdtMessage message;
        try {
            message = AdtMessage.of(context.getPipeParser().parse(text));
        } catch (HL7Exception | RuntimeException unreadable) {
            LOG.warn("An HL7 message from {} cannot be read", from.getHostAddress());
            return Answer.of(
                    Optional.empty(),
                    Acknowledgment.reject(Acknowledgment.DATA_TYPE_ERROR, "The message cannot be read"));
        }
        var answer = answer(message, from);
        if (!answer.code().equals("AA")) {
            LOG.warn(
                    "HL7 message {}^{} from {} is answered {} {}: {}",
                    message.type(),
                    message.event(),
                    from.getHostAddress(),
                    answer.code(),
                    answer.error(),
                    answer.text());
        }
        return Answer.of(Optional.of(message), answer);
    }

    private Acknowledgment answer(AdtMessage message, InetAddress from) {
        if (!message.type().equals("ADT")) {
            return Acknowledgment.reject(Acknowledgment.UNSUPPORTED_MESSAGE_TYPE, "Only ADT is taken here");
        }
        if (REFUSED.contains(message.event())) {
            return Acknowledgment.reject(
                    Acknowledgment.UNSUPPORTED_EVENT_CODE, "Images are not filed by account or visit");
        }
        try {
            var sender =
                    senders.stream().filter(each -> isFrom(each, message, from)).findFirst();
            if (sender.isEmpty()) {
                return Acknowledgment.reject(
                        Acknowledgment.UNKNOWN_KEY_IDENTIFIER, "This sender is not configured, or not at this address");
            }
            var institution =
                    institutions.findByName(sender.get().institution()).map(Institution::id);
            return institution.isEmpty()
                    ? Acknowledgment.reject(
                            Acknowledgment.UNKNOWN_KEY_IDENTIFIER, "The institution of this sender is not known")
                    : apply(message, sender.get(), institution.get());
        } catch (DataAccessException | TransactionException outage) {
            LOG.warn("The index does not answer: {}", outage.getClass().getSimpleName());
            return Acknowledgment.error(
                    Acknowledgment.APPLICATION_INTERNAL_ERROR, "Not possible now; send again later");
        } catch (Rejected rejected) {
            return Acknowledgment.error(
                    Acknowledgment.DATA_TYPE_ERROR, rejected.reason().text());
        }
    }

    private static boolean isFrom(Hl7Settings.Sender sender, AdtMessage message, InetAddress from) {
        if (!sender.application().equals(message.application())
                || !sender.facility().equals(message.facility())) {
            return false;
        }
        try {
            return Arrays.asList(InetAddress.getAllByName(sender.host())).contains(from);
        } catch (UnknownHostException e) {
            LOG.warn("The host of HL7 sender {} cannot be resolved", sender.application());
            return false;
        }
    }

    private Acknowledgment apply(AdtMessage message, Hl7Settings.Sender sender, InstitutionId institution) {
        boolean merge = MERGES.contains(message.event());
        if (!merge && !UPDATES.contains(message.event())) {
            return Acknowledgment.accept("Nothing to correct");
        }
        if (message.controlId().isEmpty()) {
            return missing("MSH-10");
        }
        var source = new Source(
                sender.application() + "@" + sender.facility(), message.controlId(), "ADT^" + message.event());
        for (Subject subject : message.subjects()) {
            if (subject.identifiers().isEmpty()) {
                return missing("PID-3");
            }
            if (merge && subject.prior().isEmpty()) {
                return missing("MRG-1");
            }
        }
        if (message.subjects().isEmpty()) {
            return missing("PID");
        }
        for (Subject subject : message.subjects()) {
            var drafts = merge ? merges(subject, sender) : updates(subject, sender);
            drafts.forEach(draft -> corrections.follow(institution, draft, source));
        }
        return Acknowledgment.accept("");
    }

    private static Acknowledgment missing(String field) {
        return Acknowledgment.error(Acknowledgment.REQUIRED_FIELD_MISSING, field + " is missing");
    }

    private static List<Draft> merges(Subject subject, Hl7Settings.Sender sender) {
        return subject.prior().stream()
                .flatMap(prior -> keys(prior, sender)
                        .map(key ->
                                draft(Kind.MERGE, key, key(survivor(subject, prior), key.issuer(), sender), subject)))
                .filter(draft -> !draft.prior().equals(Optional.of(draft.target())))
                .toList();
    }

    private static List<Draft> updates(Subject subject, Hl7Settings.Sender sender) {
        return subject.identifiers().stream()
                .flatMap(identifier -> keys(identifier, sender))
                .map(key -> draft(Kind.UPDATE, key, key, subject))
                .toList();
    }

    private static Draft draft(Kind kind, PatientKey prior, PatientKey target, Subject subject) {
        return new Draft(
                kind, Optional.empty(), Optional.of(prior), target, subject.name(), subject.birthDate(), subject.sex());
    }

    /** The identifier that takes over: of the same authority if there is one. */
    private static Identifier survivor(Subject subject, Identifier prior) {
        return subject.identifiers().stream()
                .filter(each -> each.authority().equals(prior.authority()))
                .findFirst()
                .orElseGet(() -> subject.identifiers().getFirst());
    }

    /** How images may carry an identifier: with its authority as issuer, and without one where that is the hospital's own. */
    private static Stream<PatientKey> keys(Identifier identifier, Hl7Settings.Sender sender) {
        var issued = new PatientKey(identifier.id(), identifier.authority());
        boolean own = !sender.authority().isEmpty() && identifier.authority().equals(sender.authority());
        return own ? Stream.of(new PatientKey(identifier.id(), ""), issued) : Stream.of(issued);
    }

    private static PatientKey key(Identifier identifier, String priorIssuer, Hl7Settings.Sender sender) {
        boolean bare = priorIssuer.isEmpty() && identifier.authority().equals(sender.authority());
        return new PatientKey(identifier.id(), bare ? "" : identifier.authority());
    }
}
