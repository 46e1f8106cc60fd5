package org.consilium.archive.index;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says of most new SOP instances, without asking PostgreSQL, that they have no row: a Bloom filter over the UIDs of all rows
 * and of everything received since the start. What it may have seen is looked up; what it has not seen is certainly new.
 *
 * <p>Correct as long as every row is written by this process: whatever gets a row passes the {@link Backlog} first. A deleted
 * row stays in it, which costs a look-up. One false alarm in a hundred at 13 million instances, one in three at 50 million.
 */
public final class SeenUids {

    /** 16 MiB of memory. */
    private static final int BITS = 1 << 27;

    private static final int PROBES = 4;

    /** Rows read at a time while it fills itself. */
    private static final int PAGE_ROWS = 20_000;

    private final AtomicLongArray words = new AtomicLongArray(BITS / Long.SIZE);
    private final JdbcClient jdbc;
    private String readUntil = "";
    private volatile boolean complete;

    public SeenUids(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads the next page of rows; true when there may be more. Used by one thread. */
    public boolean fill() {
        if (complete) {
            return false;
        }
        List<String> page = jdbc.sql(
                        "select uid from archive.instance where uid > :after order by uid limit " + PAGE_ROWS)
                .param("after", readUntil)
                .query(String.class)
                .list();
        page.forEach(this::add);
        if (page.size() < PAGE_ROWS) {
            complete = true;
            return false;
        }
        readUntil = page.getLast();
        return true;
    }

    /** To be called before the instance can get a row. */
    public void add(Uid sopInstance) {
        add(sopInstance.value());
    }

    private void add(String uid) {
        long hash = hash(uid);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            long mask = 1L << bit;
            int word = bit / Long.SIZE;
            if ((words.getPlain(word) & mask) == 0) {
                words.getAndAccumulate(word, mask, (have, set) -> have | set);
            }
        }
    }

    /** Whether there is certainly no row with this UID; false also while the rows of earlier runs are still being read. */
    public boolean isNew(Uid sopInstance) {
        if (!complete) {
            return false;
        }
        long hash = hash(sopInstance.value());
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            if ((words.get(bit / Long.SIZE) & (1L << bit)) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Two halves of one hash give all probes. */
    private static int bit(long hash, int probe) {
        int step = (int) (hash >>> Integer.SIZE) | 1;
        return ((int) hash + probe * step) & (BITS - 1);
    }

    /** FNV-1a over the characters, then mixed so that the last digits reach every bit. */
    private static long hash(String uid) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < uid.length(); i++) {
            hash = (hash ^ uid.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 29)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 32);
    }
}
