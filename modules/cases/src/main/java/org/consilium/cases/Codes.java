package org.consilium.cases;

import java.util.List;
import java.util.Optional;

/** Searchable code tables: a small demonstration selection is shipped. */
public interface Codes {

    /** Most rows one search answers. */
    int RESULTS_MAX = 50;

    /**
     * Codes that begin with the text or whose words contain it, best match first; all when the text is empty.
     *
     * @return at most {@link #RESULTS_MAX} codes
     */
    List<Code> search(CodeSystem system, String text);

    Optional<Code> find(CodeSystem system, String code);
}
