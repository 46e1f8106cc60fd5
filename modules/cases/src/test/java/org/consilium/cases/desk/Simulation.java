package org.consilium.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.consilium.cases.CaseChanged;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Discipline;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Urgency;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.OfferRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/**
 * Weeks of a network in seconds: the clock jumps to whatever happens next, an act of somebody or a clock of the node, which works as it always does.
 * One seed makes one course of events.
 */
final class Simulation {

    private static final List<String> SITES = List.of("C34.1", "C34.3", "C50.9", "C16.9", "C22.0");
    private static final int WITHOUT_IMAGES_YET_PERCENT = 30;
    private static final int SLIDES_PERCENT = 25;
    private static final Set<Reason> OVERTAKEN = Set.of(Reason.NOT_IN_THIS_STATE, Reason.NOT_FOUND);

    private record Event(Instant at, int number, Runnable act) {}

    private final Region region;
    private final Network network;
    private final Registers registers;
    private final Random random;
    private final Behaviour behaviour;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::number));
    private final Set<String> planned = new HashSet<>();
    final List<CaseId> cases = new ArrayList<>();
    final Chronicle chronicle = new Chronicle();
    private int number;

    Simulation(Region region, Network network, long seed) {
        this.region = region;
        this.network = network;
        this.registers = Registers.of(region.jdbc);
        this.random = new Random(seed);
        this.behaviour = new Behaviour(random);
    }

    /** Has people ask so many questions in a time, more of them by day than by night. */
    void ask(int questions, Duration within) {
        for (int i = 0; i < questions; i++) {
            var asking = network.asking.get(random.nextInt(network.asking.size()));
            var day = Duration.ofDays(random.nextLong(Math.max(1, within.toDays())));
            var hour = behaviour.happens(80) ? 7 + random.nextInt(12) : random.nextInt(24);
            var at = region.now()
                    .plus(day)
                    .atZone(asking.referrer().zone())
                    .withHour(hour)
                    .withMinute(random.nextInt(60))
                    .toInstant();
            plan(at, () -> submit(asking));
        }
    }

    /** Lets everything happen that happens before a moment. */
    void runUntil(Instant end) {
        react();
        while (true) {
            var event = Optional.ofNullable(events.peek()).map(Event::at);
            var clock = nextClock();
            var next = event.filter(at -> clock.isEmpty() || !at.isAfter(clock.get()))
                    .or(() -> clock);
            if (next.isEmpty() || !next.get().isBefore(end)) {
                break;
            }
            region.passTo(next.get());
            if (event.equals(next)) {
                events.remove().act().run();
            } else {
                region.desk.clockwork().ring();
            }
            react();
        }
        region.passTo(end);
    }

    /** When the node looks for clocks the first time after the next one is due. */
    private Optional<Instant> nextClock() {
        long wake = region.settings.wakeEvery().toMillis();
        return region.jdbc.sql("""
                        select min(k.due_at) from cases.clock k join cases.consult_case c on c.id = k.case_id
                        where not (c.held_since is not null and k.kind in ('REMIND', 'BACKUP', 'ALERT', 'EXPIRE'))
                        """).query(OffsetDateTime.class).list().stream()
                .flatMap(due -> Optional.ofNullable(due).stream())
                .findFirst()
                .map(due -> Instant.ofEpochMilli(Math.ceilDiv(due.toInstant().toEpochMilli(), wake) * wake));
    }

    private void plan(Instant at, Runnable act) {
        events.add(new Event(at.isBefore(region.now()) ? region.now() : at, number++, () -> {
            try {
                act.run();
            } catch (Rejected rejected) {
                if (!OVERTAKEN.contains(rejected.reason())) {
                    throw rejected;
                }
            }
        }));
    }

    private void planIn(Duration time, Runnable act) {
        plan(region.now().plus(time), act);
    }

    private void submit(Network.Asking asking) {
        boolean slides = behaviour.happens(SLIDES_PERCENT);
        var study = new Uid("2.25." + Math.abs(random.nextLong()));
        boolean late = behaviour.happens(WITHOUT_IMAGES_YET_PERCENT);
        region.studies.add(
                study,
                asking.institution().id(),
                "Doe^J",
                slides ? "SM" : random.nextBoolean() ? "CT" : "MR",
                late ? 0 : 3);
        if (late) {
            planIn(behaviour.uploads(), () -> region.studies.arrive(study, new Uid(study + ".1"), 3));
        }
        var site = SITES.get(random.nextInt(SITES.size()));
        var request = new CaseRequest(
                List.of(study),
                slides ? Discipline.PATHOLOGY : Discipline.RADIOLOGY,
                behaviour.urgency(),
                "?",
                Optional.of(new Code(CodeSystem.ICD_10, site, "Neoplasm")),
                Optional.of(site),
                Optional.empty(),
                asking.languages());
        var id = region.cases.create(asking.referrer(), request).summary().id();
        cases.add(id);
        var limit = region.settings.answer().of(request.urgency(), request.discipline());
        chronicle.begins(id, new Course(asking.institution().id(), limit));
        region.cases.recordConsent(asking.referrer(), id, region.agreed());
        region.cases.submit(asking.referrer(), id);
    }

    /** People hear of what has changed and decide when they do something about it. */
    private void react() {
        var changed = new LinkedHashSet<CaseId>();
        for (var event : region.events) {
            if (event instanceof CaseChanged one) {
                changed.add(one.id());
            }
        }
        region.events.clear();
        changed.forEach(this::react);
    }

    private void react(CaseId id) {
        var row = registers.cases().find(id).orElseThrow();
        chronicle.stands(row, region.now());
        switch (row.state()) {
            case OFFERED ->
                registers.offers().of(id).stream()
                        .filter(OfferRegister.Row::isOpen)
                        .filter(offer -> isNew("offer", offer.id()))
                        .forEach(offer -> answer(row, person(offer.person())));
            case ACCEPTED -> {
                if (isNew("begin", id)) {
                    var reader = reader(row);
                    plan(onDuty(reader, behaviour.opensImages(urgency(row))), () -> region.cases.begin(reader, id));
                }
            }
            case IN_REVIEW -> {
                if (isNew("read " + row.held(), id)) {
                    read(row);
                }
            }
            case NEEDS_INFO -> {
                if (isNew("reply", id)) {
                    planIn(behaviour.answersQuestion(), () -> {
                        region.cases.reply(person(row.referrer()), id, "!");
                        chronicle.of(id).goesOn(region.now());
                    });
                }
            }
            case SIGNED -> {
                if (isNew("deliver", id)) {
                    planIn(behaviour.delivers(), () -> region.cases.delivered(id, 1));
                }
            }
            case DELIVERED -> receive(row);
            case ACKNOWLEDGED -> {
                if (isNew("close", id) && behaviour.happens(Behaviour.RECORDS_OUTCOME_PERCENT)) {
                    var outcome = new CaseOutcome(behaviour.discrepancy(), behaviour.happens(25), Optional.empty());
                    planIn(behaviour.learnsOutcome(), () -> region.cases.close(person(row.referrer()), id, outcome));
                }
            }
            default -> {
                // The node goes on by itself, or nobody does.
            }
        }
    }

    private void answer(CaseRow row, Person asked) {
        if (behaviour.happens(Behaviour.SILENT_PERCENT)) {
            return;
        }
        var at = onDuty(asked, behaviour.answersOffer(urgency(row)));
        if (behaviour.happens(Behaviour.DECLINES_PERCENT)) {
            plan(at, () -> region.cases.decline(asked, row.id(), "Busy."));
        } else {
            plan(at, () -> {
                region.cases.accept(asked, row.id());
                chronicle.of(row.id()).saw(Course.Mark.ACCEPTED, region.now());
            });
        }
    }

    private void read(CaseRow row) {
        var reader = reader(row);
        var at = onDuty(reader, behaviour.reads(urgency(row)));
        if (row.held().isZero() && behaviour.happens(Behaviour.ASKS_BACK_PERCENT)) {
            plan(at, () -> {
                region.cases.ask(reader, row.id(), "?");
                chronicle.of(row.id()).waits(region.now());
            });
        } else {
            var opinion = new OpinionText("1", "2", "3");
            plan(at, () -> {
                region.cases.sign(reader, row.id(), region.confirmed(reader), opinion);
                chronicle.of(row.id()).saw(Course.Mark.SIGNED, region.now());
            });
        }
    }

    private void receive(CaseRow row) {
        var referrer = person(row.referrer());
        Runnable open = () -> {
            region.cases.acknowledge(referrer, row.id());
            chronicle.of(row.id()).saw(Course.Mark.OPENED, region.now());
        };
        if (isNew("opens", row.id()) && !behaviour.happens(Behaviour.OPENS_ONLY_WHEN_CALLED_PERCENT)) {
            planned.add("called " + row.id());
            planIn(behaviour.opensOpinion(urgency(row)), open);
        }
        boolean coordinatorsKnow = registers.history().of(row.id()).stream()
                        .filter(entry -> entry.command().equals("RemindOfReceipt"))
                        .count()
                >= 2;
        if (coordinatorsKnow && isNew("called", row.id()) && !behaviour.happens(Behaviour.NEVER_OPENS_PERCENT)) {
            planIn(behaviour.opensWhenCalled(), open);
        }
    }

    private boolean isNew(String what, Object of) {
        return planned.add(what + " " + of);
    }

    /** After so long, or when the person is on duty next: nobody reads at other hours. */
    private Instant onDuty(Person person, Duration after) {
        var at = region.now().plus(after);
        return switch (region.roster.plan(person.id()).orElseThrow().at(at)) {
            case Duty.On _ -> at;
            case Duty.Off off -> off.next().orElse(at);
        };
    }

    private static Urgency urgency(CaseRow row) {
        return row.request().urgency();
    }

    private Person reader(CaseRow row) {
        return person(row.specialist().orElseThrow());
    }

    private Person person(PersonId id) {
        return region.people.find(id).orElseThrow();
    }
}
