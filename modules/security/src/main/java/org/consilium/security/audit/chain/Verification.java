package org.consilium.security.audit.chain;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.security.audit.chain.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Goes through the whole trail and compares it with its hashes and with every signed end that is known. */
public final class Verification {

    /** More would not tell more. */
    public static final int FINDINGS_MAX = 100;

    private static final int PAGE = 2_000;

    private final ChainRows rows;
    private final Map<String, PublicKey> keys;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, List<SignedHead>> heads = new TreeMap<>();
    private int headCount;
    private long trusted;
    private long events;
    private long first;

    /** @param keys whose signatures count, by their IDs */
    public Verification(JdbcClient jdbc, Map<String, PublicKey> keys) {
        this.rows = new ChainRows(jdbc);
        this.keys = Map.copyOf(keys);
    }

    /**
     * Verifies; once.
     *
     * @param others signed ends from elsewhere: the file beside the database, the journal in the object store
     */
    public Verdict run(Collection<SignedHead> others, Instant now) {
        var start = start();
        trusted = start.seq();
        // Heads first: one that is signed while we read is of an event that we come to later.
        others.forEach(this::expect);
        for (var page = rows.heads(0, PAGE);
                !page.isEmpty();
                page = rows.heads(page.getLast().seq(), PAGE)) {
            page.forEach(this::expect);
        }
        var end = walk(start);
        heads.tailMap(end.seq(), false).values().stream()
                .flatMap(List::stream)
                .reduce((one, later) -> later)
                .ifPresent(head -> find(
                        Kind.CUT_OFF,
                        end.seq() + 1,
                        head.seq(),
                        "the end with " + head.seq() + " was signed at " + head.at()));
        return new Verdict(now, first, end.seq(), events, headCount, findings);
    }

    private Link start() {
        Link start = Link.ORIGIN;
        for (var segment : rows.segments()) {
            var key = keys.get(segment.keyId());
            if (key == null
                    || segment.first() != start.seq() + 1
                    || !NodeKey.verifies(
                            key,
                            SignedHead.segment(segment.first(), segment.last(), segment.at()),
                            segment.signature())) {
                find(
                        Kind.SIGNATURE,
                        segment.first(),
                        segment.last().seq(),
                        "these were pruned without a valid signature");
            }
            start = segment.last();
        }
        return start;
    }

    private void expect(SignedHead head) {
        var key = keys.get(head.keyId());
        headCount++;
        if (key == null || !NodeKey.verifies(key, SignedHead.text(head.link(), head.at()), head.signatureBytes())) {
            find(Kind.SIGNATURE, head.seq(), head.seq(), "the signed end is not by a known key");
            return;
        }
        if (head.seq() > trusted) {
            heads.computeIfAbsent(head.seq(), _ -> new ArrayList<>()).add(head);
        }
    }

    private Link walk(Link start) {
        Link before = start;
        for (var page = rows.page(0, PAGE); !page.isEmpty(); page = rows.page(before.seq(), PAGE)) {
            for (var placed : page) {
                check(before, placed);
                before = placed.link();
            }
        }
        return before;
    }

    private void check(Link before, ChainRows.Placed placed) {
        var link = placed.link();
        events++;
        if (first == 0) {
            first = link.seq();
        }
        if (link.seq() <= before.seq()) {
            find(Kind.CHANGED, link.seq(), link.seq(), "this event was pruned and is here again");
        } else if (link.seq() != before.seq() + 1) {
            find(Kind.REMOVED, before.seq() + 1, link.seq() - 1, "these numbers are missing");
        } else if (!before.next(placed.row()).equals(link)) {
            find(Kind.CHANGED, link.seq(), link.seq(), "the hash does not follow from event and predecessor");
        }
        var signed = heads.get(link.seq());
        if (signed != null) {
            if (signed.stream().allMatch(head -> head.link().equals(link))) {
                trusted = link.seq();
            } else {
                find(
                        Kind.REWRITTEN,
                        trusted + 1,
                        link.seq(),
                        "the hash is not the one that was signed at "
                                + signed.getFirst().at());
                trusted = link.seq();
            }
        }
    }

    private void find(Kind kind, long from, long to, String detail) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(new Finding(kind, from, to, detail));
        }
    }
}
