package org.consilium.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceStored;
import org.consilium.archive.Origin;
import org.consilium.exchange.forward.ForwardRule;
import org.consilium.exchange.forward.Forwarding;
import org.consilium.exchange.outbox.OpenDeliveries;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingIT {

    private static final AeTitle PACS = new AeTitle("PACS");
    private static final AeTitle CENTRE = new AeTitle("CENTRE");

    private final Database database = Database.migrated("exchange");
    private final ExchangeNode node = new ExchangeNode(database, new Shelf(), new TestClock());
    private final Forwarding forwarding = new Forwarding(
            List.of(new ForwardRule(PACS, Set.of("SR", "KO")), new ForwardRule(CENTRE, Set.of())),
            node.outbox,
            node.dispatcher);

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void sendsToEveryDestinationWhoseRuleMatches() {
        forwarding.forward(stored("SR", "CT1"));
        assertThat(destinations()).containsExactlyInAnyOrder(PACS, CENTRE);
    }

    @Test
    void leavesOutWhatARuleDoesNotName() {
        forwarding.forward(stored("CT", "CT1"));
        assertThat(destinations()).containsExactly(CENTRE);
    }

    @Test
    void neverSendsBackToWhereItCameFrom() {
        forwarding.forward(stored("SR", "PACS"));
        forwarding.forward(stored("CT", "CENTRE"));
        assertThat(destinations()).containsExactly(CENTRE);
    }

    @Test
    void takesAnEventThatComesTwiceOnce() {
        InstanceStored event = stored("CT", "CT1");
        forwarding.forward(event);
        forwarding.forward(event);
        assertThat(destinations()).containsExactly(CENTRE);
    }

    @Test
    void aStudyMustNotBeDeletedWhileAnImageOfItIsOnItsWay() {
        node.dispatcher.close(); // Nobody else claims what is due, or puts it off.
        var open = new OpenDeliveries(node.jdbc);
        var event = stored("CT", "CT1");
        assertThat(open.keeps(event.study(), List.of(event.sopInstance()))).isFalse();
        forwarding.forward(event);
        var instances = List.of(Uid.random(), event.sopInstance());
        assertThat(open.keeps(event.study(), instances)).isTrue();
        assertThat(open.keeps(Uid.random(), List.of(Uid.random()))).isFalse();
        var claimed = node.outbox.claim(CENTRE).getFirst();
        assertThat(open.keeps(event.study(), instances)).isTrue();
        node.outbox.delivered(claimed, "0000");
        assertThat(open.keeps(event.study(), instances)).isFalse();
    }

    private List<AeTitle> destinations() {
        return node.deliveries.list(Optional.empty()).stream()
                .map(Delivery::destination)
                .toList();
    }

    private static InstanceStored stored(String modality, String callingAe) {
        var institution = new InstitutionId(UUID.randomUUID());
        var origin = new Origin(Channel.DIMSE, callingAe, "CONSILIUM", "127.0.0.1", Optional.empty());
        return new InstanceStored(Uid.random(), Uid.random(), Uid.random(), Shelf.CT, modality, institution, origin);
    }
}
