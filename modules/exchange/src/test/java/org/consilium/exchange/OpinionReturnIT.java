package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.consilium.exchange.ExchangeNode.PACS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceStored;
import org.consilium.archive.Origin;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.OpinionUids;
import org.consilium.exchange.opinion.OpinionReturn;
import org.consilium.exchange.opinion.Opinions;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OpinionReturnIT {

    private static final InstitutionId HOSPITAL = new InstitutionId(UUID.randomUUID());

    private final TestClock clock = new TestClock();
    private final Shelf shelf = new Shelf();
    private final Database database = Database.migrated("exchange");
    private final ExchangeNode node = new ExchangeNode(database, shelf, clock);
    private final Signed opinions = new Signed();
    private final PacsScp pacs;

    OpinionReturnIT() throws IOException {
        pacs = new PacsScp(0);
    }

    @BeforeEach
    void knowThePacs() {
        node.peers.add(PACS, pacs.port());
    }

    @AfterEach
    void close() {
        node.close();
        pacs.close();
        database.close();
    }

    @Test
    void sendsBothReportsToThePacsOfTheInstitutionAndTellsTheCase() {
        OpinionReturn returning = returning(Optional.of(PACS));
        returning.signed(opinions.event);
        store(returning, opinions.uids.srInstance());
        assertThat(opinions.delivered).isEmpty();
        store(returning, opinions.uids.pdfInstance());

        await().untilAsserted(() -> {
            returning.catchUp();
            assertThat(opinions.delivered).contains(opinions.opinion);
        });
        assertThat(pacs.received)
                .containsExactlyInAnyOrder(
                        opinions.uids.srInstance().value(),
                        opinions.uids.pdfInstance().value());
        assertThat(node.deliveries.of(opinions.opinion))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.lastStatus()).contains("0x0000"));
    }

    @Test
    void tellsTheCaseNothingBeforeBothAreDelivered() {
        OpinionReturn returning = returning(Optional.of(PACS));
        returning.signed(opinions.event);
        store(returning, opinions.uids.srInstance());
        await().untilAsserted(() -> assertThat(pacs.received).hasSize(1));
        returning.catchUp();
        assertThat(opinions.delivered).isEmpty();
    }

    @Test
    void whatIsAboutDocumentsAloneIsReturnedByThePortalAtOnce() {
        opinions.withoutStudies = true;
        returning(Optional.of(PACS)).signed(opinions.event);

        assertThat(opinions.delivered).containsExactly(opinions.opinion);
        assertThat(node.deliveries.of(opinions.opinion)).isEmpty();
    }

    @Test
    void findsWhatWasSignedJustBeforeACrash() {
        shelf.put(opinions.uids.srInstance());
        shelf.put(opinions.uids.pdfInstance());
        OpinionReturn returning = returning(Optional.of(PACS));

        await().untilAsserted(() -> {
            returning.catchUp();
            assertThat(opinions.delivered).contains(opinions.opinion);
        });
        assertThat(pacs.received).hasSize(2);
    }

    @Test
    void returnsTheOthersWhenOneOpinionFails() {
        shelf.put(opinions.uids.srInstance());
        shelf.put(opinions.uids.pdfInstance());
        opinions.unreadable = List.of(new OpinionSigned(new CaseId(UUID.randomUUID()), 1, HOSPITAL));
        OpinionReturn returning = returning(Optional.of(PACS));

        await().untilAsserted(() -> {
            assertThatCode(returning::catchUp).doesNotThrowAnyException();
            assertThat(opinions.delivered).contains(opinions.opinion);
        });
    }

    @Test
    void leavesItToThePortalWhereThereIsNoPacs() {
        OpinionReturn returning = returning(Optional.empty());
        returning.signed(opinions.event);
        store(returning, opinions.uids.srInstance());
        assertThat(opinions.delivered).isEmpty();
        store(returning, opinions.uids.pdfInstance());

        assertThat(opinions.delivered).containsExactly(opinions.opinion);
        assertThat(node.deliveries.list(Optional.empty())).isEmpty();
        assertThat(pacs.received).isEmpty();
    }

    private OpinionReturn returning(Optional<AeTitle> pacsOfHospital) {
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        return new OpinionReturn(
                node.jdbc,
                clock,
                node.outbox,
                node.deliveries,
                node.dispatcher,
                opinions,
                shelf,
                new OneHospital(pacsOfHospital),
                transactions);
    }

    private void store(OpinionReturn returning, Uid report) {
        shelf.put(report);
        var origin = new Origin(Channel.REPORT, "", "", "", Optional.of(HOSPITAL));
        returning.stored(new InstanceStored(Uid.random(), Uid.random(), report, Shelf.CT, "SR", HOSPITAL, origin));
    }

    /** One opinion, signed and not yet delivered. */
    private static final class Signed implements Opinions {

        final OpinionVersion opinion = new OpinionVersion(new CaseId(UUID.randomUUID()), 1);
        final OpinionSigned event = new OpinionSigned(opinion.caseId(), 1, HOSPITAL);
        final OpinionUids uids = OpinionUids.random();
        private volatile List<OpinionSigned> unreadable = List.of();
        private volatile boolean withoutStudies;
        final List<OpinionVersion> delivered = Collections.synchronizedList(new ArrayList<>());

        @Override
        public List<OpinionSigned> undelivered() {
            return delivered.isEmpty()
                    ? Stream.concat(unreadable.stream(), Stream.of(event)).toList()
                    : unreadable;
        }

        @Override
        public boolean isWithoutStudies(OpinionVersion asked) {
            return withoutStudies;
        }

        @Override
        public Optional<OpinionUids> uids(OpinionVersion asked) {
            if (!asked.equals(opinion)) {
                throw new IllegalStateException("An opinion that cannot be read");
            }
            return Optional.of(uids);
        }

        @Override
        public void delivered(OpinionVersion reported) {
            delivered.add(reported);
        }
    }

    private record OneHospital(Institution hospital) implements Institutions {

        OneHospital(Optional<AeTitle> pacs) {
            this(new Institution(HOSPITAL, "Hospital", CareLevel.BASIC, Optional.empty(), "VN", pacs));
        }

        @Override
        public List<Institution> all() {
            return List.of(hospital);
        }

        @Override
        public Optional<Institution> find(InstitutionId id) {
            return Optional.of(hospital);
        }

        @Override
        public Optional<Institution> findByName(String name) {
            return Optional.of(hospital);
        }

        @Override
        public Institution home() {
            return hospital;
        }

        @Override
        public void save(Institution institution) {
            throw new UnsupportedOperationException();
        }
    }
}
