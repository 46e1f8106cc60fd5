package org.consilium.exchange;

import static org.consilium.exchange.ExchangeNode.PACS;

import org.consilium.testkit.Database;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A node that delivers to one PACS, at a time that a test moves. */
abstract class DeliveryFixture {

    final TestClock clock = new TestClock();
    final Shelf shelf = new Shelf();
    final Database database = Database.migrated("exchange");
    final ExchangeNode node = new ExchangeNode(database, shelf, clock);
    final int port = FreePort.find();

    @BeforeEach
    void knowThePacs() {
        node.peers.add(PACS, port);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }
}
