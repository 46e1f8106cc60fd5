package org.consilium.cases;

import java.util.List;
import java.util.Optional;

/**
 * Which cases to list, newest change first.
 *
 * @param words each of them must occur, in any order, in number, name of the patient, question, diagnosis or site; marks and size of letters
 *     make no difference
 * @param offset how many to pass over
 * @param limit most to list
 */
public record CaseQuery(View view, Optional<CaseState> state, List<String> words, int offset, int limit) {

    /** Most cases one list holds. */
    public static final int RESULTS_MAX = 500;

    /** Most cases that can be passed over: who has come that far looks for something, and finds it by words. */
    public static final int OFFSET_MAX = 100_000;

    /** Most words of one query. */
    public static final int WORDS_MAX = 8;

    public CaseQuery {
        words = List.copyOf(words);
        if (words.size() > WORDS_MAX || offset < 0 || offset > OFFSET_MAX || limit < 1 || limit > RESULTS_MAX) {
            throw new IllegalArgumentException("words, offset or limit");
        }
    }

    /** As many as one list holds. */
    public CaseQuery(View view, Optional<CaseState> state) {
        this(view, state, List.of(), 0, RESULTS_MAX);
    }

    /** From whose desk one looks. */
    public enum View {
        /** Cases the person has asked. */
        MINE,
        /** Cases offered to, accepted by or waiting for the person. */
        INBOX,
        /** Every case the person may see: of its own institution for a coordinator, and the ones of the other views. */
        INSTITUTION
    }
}
