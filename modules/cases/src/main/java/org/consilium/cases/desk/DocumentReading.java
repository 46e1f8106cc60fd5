package org.consilium.cases.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.consilium.cases.CaseDocument.TextState;
import org.consilium.cases.DocumentSettings;
import org.consilium.cases.material.DocumentFiles;
import org.consilium.cases.register.DocumentRegister;
import org.consilium.documents.DocumentText;
import org.consilium.documents.DocumentText.None;
import org.consilium.documents.DocumentText.Words;
import org.consilium.documents.TextReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the texts of new documents read, one at a time, outside of the requests that brought them. */
public final class DocumentReading {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentReading.class);

    /** Beyond the time a reader has, until another node may believe that this one has died. */
    private static final Duration LEASE_BEYOND = Duration.ofMinutes(1);

    private final DocumentRegister documents;
    private final DocumentFiles files;
    private final TextReader reader;
    private final Moves moves;
    private final Registers registers;
    private final CaseTransactions transactions;
    private final DocumentSettings settings;

    DocumentReading(
            Registers registers,
            Moves moves,
            DocumentFiles files,
            TextReader reader,
            CaseTransactions transactions,
            DocumentSettings settings) {
        this.registers = registers;
        this.documents = registers.documents();
        this.moves = moves;
        this.files = files;
        this.reader = reader;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * Reads one that waits.
     *
     * @return whether there may be more
     * @throws IOException when the object store is away; it is tried again later
     */
    public boolean step() throws IOException, InterruptedException {
        var now = moves.now();
        var claimed = documents.claimText(now, now.plus(settings.textTime()).plus(LEASE_BEYOND));
        if (claimed.isEmpty()) {
            return false;
        }
        var row = claimed.get();
        if (documents.attempts(row.id()) > settings.textAttemptsMax()) {
            LOG.warn("The text of document {} is given up", row.id());
            keep(row, new None(DocumentText.Why.UNREADABLE));
            return true;
        }
        try (var bytes = files.open(row.objectKey())) {
            keep(row, reader.read(row.type(), bytes));
        }
        return true;
    }

    private void keep(DocumentRegister.Row row, DocumentText text) {
        transactions.run(() -> {
            switch (text) {
                case Words(var words, var cut) ->
                    documents.readText(row.id(), cut ? TextState.CUT : TextState.READ, Optional.of(words));
                case None(var why) ->
                    documents.readText(
                            row.id(),
                            why == DocumentText.Why.ENCRYPTED ? TextState.ENCRYPTED : TextState.UNREADABLE,
                            Optional.empty());
            }
            registers.cases().find(row.caseId()).ifPresent(moves::changed);
        });
    }
}
