package org.consilium.exchange.availability;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.consilium.archive.Archive;
import org.consilium.archive.StudySettled;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.workflow.InstanceAvailability;
import org.consilium.exchange.ExchangeSettings;
import org.consilium.exchange.availability.AvailabilityRegister.Due;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.RemoteAes;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/**
 * Tells the AEs that a rule names of every study that has settled, with all its instances; again when more has come. Somebody is told at least
 * once: a node that dies between the answer and its record tells them again.
 */
public final class Announcer {

    private static final Logger LOG = System.getLogger(Announcer.class.getName());
    private static final Caller NODE = new Caller.Node();
    private static final ContextProposal CONTEXT = ContextProposal.of(
            InstanceAvailability.SOP_CLASS_UID,
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

    private final List<AvailabilityRule> rules;
    private final AvailabilityRegister register;
    private final Archive archive;
    private final RemoteAes remoteAes;
    private final AeTitle node;
    private final ExchangeSettings settings;

    public Announcer(
            List<AvailabilityRule> rules,
            AvailabilityRegister register,
            Archive archive,
            RemoteAes remoteAes,
            AeTitle node,
            ExchangeSettings settings) {
        this.rules = List.copyOf(rules);
        this.register = register;
        this.archive = archive;
        this.remoteAes = remoteAes;
        this.node = node;
        this.settings = settings;
    }

    /** The event comes at least once. */
    @EventListener
    public void on(StudySettled settled) {
        if (rules.isEmpty()) {
            return;
        }
        archive.study(NODE, settled.study())
                .ifPresent(study -> rules.stream()
                        .filter(rule -> rule.matches(study.modalities()))
                        .forEach(rule -> register.add(study.uid(), rule.to())));
    }

    /** One look; returns when everybody who was due has been told or tried. A destination that does not answer holds up no other. */
    public void send() {
        Map<AeTitle, List<Due>> byDestination =
                register.claim().stream().collect(Collectors.groupingBy(Due::destination));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byDestination.forEach((to, due) -> threads.execute(() -> tell(to, due)));
        }
    }

    private void tell(AeTitle to, List<Due> due) {
        var remote = remoteAes.find(to);
        if (remote.isEmpty()) {
            due.forEach(each -> failed(each, "The remote AE is not configured"));
            return;
        }
        var destination = new Destination(remote.get().host(), remote.get().port(), to, node, settings.timeouts());
        try (var association = DimseClient.connect(destination, List.of(CONTEXT))) {
            due.forEach(each -> tell(association, each));
        } catch (IOException e) {
            due.forEach(each -> failed(each, text(e)));
        }
    }

    private void tell(Association association, Due due) {
        try {
            var status = said(association, due.study());
            if (status.isEmpty()) {
                register.drop(due);
            } else if (status.get().isSuccess() || status.get().isWarning()) {
                register.told(due, status.get().toString());
            } else {
                failed(due, status.get().toString());
            }
        } catch (IOException | Rejected | DataAccessException e) {
            failed(due, text(e));
        }
    }

    /** The last answer, which is the first that is a failure; none when the study has gone. */
    private Optional<DimseStatus> said(Association association, Uid study) throws IOException {
        var user = new NormalizedUser(association.machine(), InstanceAvailability.SOP_CLASS_UID);
        Optional<DimseStatus> status = Optional.empty();
        for (var part : StudyParts.of(archive, study)) {
            var answer = user.create(Optional.of(Uid.random().value()), AvailabilityMessage.of(study, part, node));
            status = Optional.of(answer.status());
            if (!answer.status().isSuccess() && !answer.status().isWarning()) {
                return status;
            }
        }
        return status;
    }

    private void failed(Due due, String why) {
        boolean again = register.failed(due, why);
        LOG.log(
                again ? Level.WARNING : Level.ERROR,
                "Telling {0} of a study, attempt {1}, failed: {2}",
                due.destination(),
                due.attempts(),
                why);
    }

    private static String text(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
}
