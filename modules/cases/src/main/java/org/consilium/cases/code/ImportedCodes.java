package org.consilium.cases.code;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.Code;
import org.consilium.cases.CodeImports;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.CodeTableVersion;
import org.consilium.cases.Codes;
import org.consilium.cases.register.CodeTableRegister;
import org.consilium.cases.register.CodeTableRegister.Entry;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes from the tables of the hospital, and from the demonstration where there is none yet. */
public final class ImportedCodes implements Codes, CodeImports {

    private static final int BATCH_CODES = 1_000;
    private static final int LISTED_MAX = 50;
    private static final long FILE_BYTES_MAX = 256L << 20;
    private static final Duration IMPORT_MAX = Duration.ofHours(1);

    private final CodeTableRegister tables;
    private final Codes demonstration;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    public ImportedCodes(
            CodeTableRegister tables, Codes demonstration, TransactionTemplate transactions, InstantSource time) {
        this.tables = tables;
        this.demonstration = demonstration;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public List<Code> search(CodeSystem system, String text) {
        return tables.active(system)
                .map(table -> tables.search(
                        table, system, CodeTables.plain(text.strip()), CodeTables.words(text), RESULTS_MAX))
                .orElseGet(() -> demonstration.search(system, text));
    }

    @Override
    public Optional<Code> find(CodeSystem system, String code) {
        var table = tables.active(system);
        return table.isPresent() ? tables.find(table.get(), system, code) : demonstration.find(system, code);
    }

    @Override
    public List<CodeTableVersion> versions() {
        return tables.versions(LISTED_MAX);
    }

    @Override
    public Report run(Person by, CodeSystem system, String version, InputStream file) {
        if (version.isBlank() || version.length() > VERSION_LENGTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "version: 1 to " + VERSION_LENGTH_MAX + " characters");
        }
        var id = UUID.randomUUID();
        var now = time.instant();
        if (!tables.begin(id, system, version.strip(), by.id(), now, now.minus(IMPORT_MAX))) {
            throw new Rejected(Reason.ALREADY_EXISTS, "another import of this system is under way");
        }
        boolean ended = false;
        try {
            var report = read(id, system, file);
            ended = true;
            return report;
        } finally {
            if (!ended) {
                tables.refuse(id, time.instant());
            }
        }
    }

    private Report read(UUID id, CodeSystem system, InputStream file) {
        var batch = new Batch(id);
        var reader = new CodeReader(system, batch::add);
        var digest = sha256();
        try {
            reader.read(new DigestInputStream(new LimitedInput(file), digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        batch.flush();
        if (batch.count == 0 && reader.errors().isEmpty()) {
            reader.error(0, "there is no code in it");
        }
        if (!reader.errors().isEmpty()) {
            tables.refuse(id, time.instant());
            return new Report(tables.version(id), reader.errors());
        }
        var hex = HexFormat.of().formatHex(digest.digest());
        transactions.executeWithoutResult(status -> tables.activate(id, system, reader.skipped(), hex, time.instant()));
        return new Report(tables.version(id), List.of());
    }

    /** Rows on their way, so that others see how far it is. */
    private final class Batch {

        private final UUID table;
        private final List<Entry> entries = new ArrayList<>();
        private int count;

        private Batch(UUID table) {
            this.table = table;
        }

        private void add(String code, String display) {
            if (++count > CODES_MAX) {
                throw new Rejected(Reason.TOO_LARGE, "a table has at most " + CODES_MAX + " codes");
            }
            entries.add(new Entry(code, display, " " + String.join(" ", CodeTables.words(code + " " + display))));
            if (entries.size() == BATCH_CODES) {
                flush();
            }
        }

        private void flush() {
            if (!entries.isEmpty()) {
                tables.add(table, entries);
                tables.progress(table, count);
                entries.clear();
            }
        }
    }

    /** A file is read as it comes, but not for ever. */
    private static final class LimitedInput extends FilterInputStream {

        private long left = FILE_BYTES_MAX;

        private LimitedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? -1 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return count(super.read(buffer, offset, length));
        }

        private int count(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new Rejected(Reason.TOO_LARGE, "a file has at most " + FILE_BYTES_MAX + " bytes");
            }
            return read;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
