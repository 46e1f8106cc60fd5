package org.consilium.archive.removal;

import java.util.List;
import org.consilium.kernel.Uid;

/**
 * A part of the node that may still need a study. Asked before a study is hidden, and again right before it is removed. Whatever it throws
 * counts as a veto.
 */
public interface DeletionVeto {

    /** What its veto means. */
    Obstacle obstacle();

    /**
     * Whether the study must stay.
     *
     * @param sopInstances all its instances
     */
    boolean keeps(Uid study, List<Uid> sopInstances);
}
