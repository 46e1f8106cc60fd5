package org.consilium.cases.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseDocument;
import org.consilium.cases.CaseDocuments.Brought;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseOutcome.Discrepancy;
import org.consilium.cases.CaseView;
import org.consilium.cases.Cases;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.ConsentTerms.Reach;
import org.consilium.cases.MaterialRequest.Kind;
import org.consilium.cases.MaterialRequest.Wish;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Urgency;
import org.consilium.cases.register.DocumentRegister;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** People who do what comes to their minds: mostly what the portal offers them at that moment, sometimes anything. */
final class RandomActs {

    private static final int WILD_OF_100 = 6;

    private final Region region;
    private final Random random;
    private final List<Person> people;
    private final List<Person> specialists;
    private int said;

    RandomActs(Region region, Random random, List<Person> specialists) {
        this.region = region;
        this.random = random;
        this.specialists = List.copyOf(specialists);
        this.people = new ArrayList<>(specialists);
        people.add(region.referrer);
        people.add(region.coordinator);
    }

    /** A draft; some without consent, so that it has to be recorded or decided about later. */
    CaseId draft() {
        var study = Uid.random();
        region.studies.add(study, region.district.id(), "Lê^Văn Bình", "CT", random.nextInt(8) == 0 ? 0 : 2);
        return region.cases
                .create(region.referrer, Region.question(anyOf(Urgency.values()), study))
                .summary()
                .id();
    }

    Attempt next(CaseId id) {
        var by = people.get(random.nextInt(people.size()));
        Set<CaseAction> offered = EnumSet.noneOf(CaseAction.class);
        if (random.nextInt(100) >= WILD_OF_100) {
            var all = new ArrayList<>(people);
            Collections.shuffle(all, random);
            for (int i = 0; offered.isEmpty() && i < all.size(); i++) {
                by = all.get(i);
                offered = offered(by, id);
            }
        }
        return attempt(by, id, offered.isEmpty() ? anyOf(CaseAction.values()) : choose(offered));
    }

    /** What the portal would show, without most of what would end the case or says little. */
    private Set<CaseAction> offered(Person by, CaseId id) {
        try {
            var actions = EnumSet.noneOf(CaseAction.class);
            region.cases.get(by, id).actions().stream()
                    .filter(action -> random.nextInt(100) < percent(action))
                    .forEach(actions::add);
            return actions;
        } catch (Rejected foreign) {
            return Set.of();
        }
    }

    private static int percent(CaseAction action) {
        return switch (action) {
            case CANCEL, REJECT, WITHDRAW_CONSENT -> 2;
            case BREAK_GLASS -> 5;
            case EDIT, COMMENT, AMEND, ADD_DOCUMENT, REMOVE_DOCUMENT, SUPERSEDE_DOCUMENT, AWAIT_STUDY, DECIDE_STUDY ->
                15;
            case ADJUDICATE -> 25;
            case ASK, OFFER, DECLINE, RECORD_CONSENT, REQUEST_MATERIAL -> 40;
            case SUBMIT, ACCEPT, BEGIN, REPLY, SIGN, ACKNOWLEDGE, CLOSE, CLEAR, GO_ON -> 100;
        };
    }

    private CaseAction choose(Set<CaseAction> offered) {
        return List.copyOf(offered).get(random.nextInt(offered.size()));
    }

    private Attempt attempt(Person by, CaseId id, CaseAction action) {
        var text = "#" + ++said;
        var specialist = specialists.get(random.nextInt(specialists.size())).id();
        var terms = terms(text);
        boolean yes = random.nextBoolean();
        var request = Region.question(
                anyOf(Urgency.values()),
                region.cases.get(region.referrer, id).studies().getFirst());
        var outcome = new CaseOutcome(anyOf(Discrepancy.values()), yes, Optional.of(text));
        return new Attempt(by, id, action, text, cases -> {
            var unused = switch (action) {
                case EDIT -> cases.edit(by, id, request);
                case SUBMIT -> cases.submit(by, id);
                case ACCEPT -> cases.accept(by, id);
                case DECLINE -> cases.decline(by, id, text);
                case BEGIN -> cases.begin(by, id);
                case ASK -> cases.ask(by, id, text);
                case REPLY -> cases.reply(by, id, text);
                case COMMENT -> cases.comment(by, id, text);
                case ADJUDICATE -> adjudicate(cases, by, id, text, specialist);
                case SIGN, AMEND -> cases.sign(by, id, region.confirmed(by), new OpinionText(text, "結論", ""));
                case ACKNOWLEDGE -> cases.acknowledge(by, id);
                case CLOSE -> cases.close(by, id, outcome);
                case CANCEL -> cases.cancel(by, id, text);
                case OFFER -> cases.offer(by, id, specialist);
                case REJECT -> cases.reject(by, id, text);
                case CLEAR -> cases.goOnWithoutConsent(by, id, text);
                case RECORD_CONSENT -> cases.recordConsent(by, id, terms);
                case WITHDRAW_CONSENT -> cases.withdrawConsent(by, id, text);
                case REQUEST_MATERIAL -> region.desk.material().request(by, id, wish(text, Optional.empty()));
                case AWAIT_STUDY ->
                    region.desk.material().await(by, id, wish(text, Optional.of("A" + random.nextInt(9))));
                case GO_ON -> region.desk.material().goOn(by, id);
                case DECIDE_STUDY -> region.desk.material().dismiss(by, id, Region.STUDY);
                case ADD_DOCUMENT ->
                    region.desk.documents().add(by, id, new Brought("a.txt", CaseDocument.Kind.OTHER, written(text)));
                case REMOVE_DOCUMENT -> region.desk.documents().remove(by, id, document(id));
                case SUPERSEDE_DOCUMENT -> region.desk.documents().supersede(by, id, document(id), text);
                case BREAK_GLASS -> cases.breakGlass(by, id, text, yes ? Optional.of(specialist) : Optional.empty());
            };
        });
    }

    /** A specialist says first what they think themselves. */
    private CaseView adjudicate(Cases cases, Person by, CaseId id, String text, PersonId adjudicator) {
        if (!by.id().equals(region.coordinator.id())) {
            cases.saveDraft(by, id, new OpinionText(text, "結論", ""));
        }
        return cases.adjudicate(by, id, adjudicator, text);
    }

    private static Wish wish(String text, Optional<String> accession) {
        return new Wish(Kind.STUDY, text, Optional.empty(), Optional.empty(), accession);
    }

    private static Path written(String text) {
        try {
            var file = Files.createTempFile("consilium-document", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the case, or one that is not there. */
    private UUID document(CaseId id) {
        var all = new DocumentRegister(region.jdbc).of(id);
        return all.isEmpty() ? UUID.randomUUID() : all.get(all.size() - 1).id();
    }

    private ConsentTerms terms(String reason) {
        var today = LocalDate.ofInstant(region.now(), ZoneOffset.UTC);
        return new ConsentTerms(
                random.nextInt(4) == 0 ? Basis.COORDINATOR : Basis.PATIENT,
                today,
                Optional.empty(),
                Optional.of(reason),
                Set.of(),
                random.nextInt(4) == 0 ? Reach.TREE : Reach.NODE,
                random.nextInt(4) == 0 ? Optional.of(today.plusDays(random.nextInt(3))) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private <T> T anyOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
