package org.consilium.exchange.availability;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Query;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/** The instances of a study, page by page, so that a message has a limited length. */
final class StudyParts {

    /** Instances one message speaks of at most. */
    static final int INSTANCES_MAX = 5_000;

    private StudyParts() {}

    static Iterable<List<InstanceRecord>> of(Archive archive, Uid study) {
        return () -> new Pages(archive, study);
    }

    private static final class Pages implements Iterator<List<InstanceRecord>> {

        private final Archive archive;
        private final Uid study;
        private List<InstanceRecord> next;
        private long offset;

        Pages(Archive archive, Uid study) {
            this.archive = archive;
            this.study = study;
            this.next = page();
        }

        private List<InstanceRecord> page() {
            var query = Query.builder()
                    .match(Tag.StudyInstanceUID, study.value())
                    .limit(INSTANCES_MAX)
                    .offset(offset)
                    .build();
            return archive.instances(new Caller.Node(), query).rows();
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty();
        }

        @Override
        public List<InstanceRecord> next() {
            if (next.isEmpty()) {
                throw new NoSuchElementException();
            }
            var rows = next;
            offset += rows.size();
            next = rows.size() < INSTANCES_MAX ? List.of() : page();
            return rows;
        }
    }
}
