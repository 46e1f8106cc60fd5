package org.consilium.reports.making;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.SignedOpinion;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.reports.content.Circumstances;
import org.consilium.reports.making.ReportRegister.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that no signed opinion stays without its documents. One at a time does this in the whole cluster. */
public final class ReportDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);

    private final SignedOpinions opinions;
    private final ReportRegister register;
    private final ReportMaker maker;
    private final Function<SignedOpinion, Circumstances> circumstances;
    private final Announcement announcement;
    private final IntFunction<Duration> pause;
    private final int batchMax;
    private final Clock clock;

    /** Signed opinions that could not be noted: never more than there are without documents. */
    private final Map<OpinionSigned, Unnoted> unnoted = new ConcurrentHashMap<>();

    private record Unnoted(int failures, Instant next) {}

    /**
     * @param circumstances found when a version is seen first
     * @param pause after so many failures
     * @param batchMax versions handled at a time
     */
    public ReportDesk(
            SignedOpinions opinions,
            ReportRegister register,
            ReportMaker maker,
            Function<SignedOpinion, Circumstances> circumstances,
            Announcement announcement,
            IntFunction<Duration> pause,
            int batchMax,
            Clock clock) {
        this.opinions = opinions;
        this.register = register;
        this.maker = maker;
        this.circumstances = circumstances;
        this.announcement = announcement;
        this.pause = pause;
        this.batchMax = batchMax;
        this.clock = clock;
    }

    /** Makes what is due; what fails is tried again later. */
    public void work() {
        var undelivered = opinions.undelivered();
        unnoted.keySet().retainAll(undelivered);
        undelivered.forEach(this::tryToNote);
        register.due(clock.instant(), batchMax).forEach(this::attempt);
    }

    /** What cannot be noted is tried again after a pause that grows; the others do not wait for it. */
    private void tryToNote(OpinionSigned signed) {
        var failed = unnoted.get(signed);
        if (failed != null && clock.instant().isBefore(failed.next())) {
            return;
        }
        try {
            note(signed);
            unnoted.remove(signed);
        } catch (RuntimeException e) {
            int failures = failed == null ? 1 : failed.failures() + 1;
            Instant next = clock.instant().plus(pause.apply(failures));
            LOG.warn("Case {} version {} not noted, next attempt at {}", signed.id(), signed.version(), next, e);
            unnoted.put(signed, new Unnoted(failures, next));
        }
    }

    /** An opinion about documents alone belongs to no study, so nothing is stored of it: it is printed when somebody asks. */
    private void note(OpinionSigned signed) {
        if (register.circumstances(signed.id(), signed.version()).isEmpty()) {
            opinions.find(signed.id(), signed.version())
                    .filter(opinion -> !opinion.studies().isEmpty())
                    .ifPresent(opinion ->
                            register.add(signed.id(), signed.version(), circumstances.apply(opinion), clock.instant()));
        }
    }

    /** The edge of the job runner: whatever goes wrong with one opinion must not keep the others waiting. */
    private void attempt(Due due) {
        try {
            make(due);
        } catch (IOException | RuntimeException e) {
            Instant next = clock.instant().plus(pause.apply(due.failures() + 1));
            LOG.warn("Documents of case {} version {} not made, next attempt at {}", due.id(), due.version(), next, e);
            register.failed(due.id(), due.version(), next);
        }
    }

    /** Announced before it is noted as done, so that a crash between the two repeats the announcement. */
    private void make(Due due) throws IOException {
        SignedOpinion opinion = opinions.find(due.id(), due.version())
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "the signed version"));
        List<Uid> stored = maker.store(opinion, due.circumstances());
        announcement.reported(due.id(), due.version(), stored);
        register.reported(due.id(), due.version(), clock.instant());
        LOG.info("Documents of case {} version {} lie in the archive", due.id(), due.version());
    }

    /** Tells the rest of the node. */
    @FunctionalInterface
    public interface Announcement {
        void reported(CaseId id, int version, List<Uid> sopInstances);
    }
}
