package org.consilium.cli.send;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.cli.send.Outgoing.Kind;
import org.consilium.dimse.association.ContextProposal;

/**
 * Objects that can go over one association, because they need no more presentation contexts than one can have (PS3.8
 * 9.3.2.2: odd identifiers from 1 to 255).
 *
 * @param kinds what is negotiated
 * @param objects in the order they were given
 */
record Round(List<Kind> kinds, List<Outgoing> objects) {

    /** Most presentation contexts of one association. */
    static final int CONTEXTS_MAX = 128;

    /** As few rounds as the number of kinds allows. */
    static List<Round> of(List<Outgoing> objects) {
        Map<Kind, Integer> roundOfKind = new HashMap<>();
        List<Round> rounds = new ArrayList<>();
        for (Outgoing object : objects) {
            int index = roundOfKind.computeIfAbsent(object.kind(), kind -> place(kind, rounds));
            rounds.get(index).objects().add(object);
        }
        return rounds;
    }

    private static int place(Kind kind, List<Round> rounds) {
        if (rounds.isEmpty() || rounds.getLast().kinds().size() == CONTEXTS_MAX) {
            rounds.add(new Round(new ArrayList<>(), new ArrayList<>()));
        }
        rounds.getLast().kinds().add(kind);
        return rounds.size() - 1;
    }

    List<ContextProposal> proposals() {
        return kinds.stream()
                .map(kind -> ContextProposal.of(kind.sopClassUid(), kind.transferSyntax()))
                .toList();
    }
}
