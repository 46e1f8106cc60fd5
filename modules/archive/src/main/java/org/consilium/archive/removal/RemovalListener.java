package org.consilium.archive.removal;

import java.util.Set;

/** Hears what becomes of studies whose grace is over. Called within the transaction of it: what is thrown here undoes it. */
public interface RemovalListener {

    /** Hears nothing. */
    RemovalListener NONE = new RemovalListener() {
        @Override
        public void removed(StudyDeletion hidden) {}

        @Override
        public void kept(StudyDeletion hidden, Set<Obstacle> because) {}

        @Override
        public void takenBack(StudyDeletion hidden, String reason) {}
    };

    /** The rows of a study go; they are still there. */
    void removed(StudyDeletion hidden);

    /** Something else stands in the way than when it was last tried. */
    void kept(StudyDeletion hidden, Set<Obstacle> because);

    /** The node shows the study again. */
    void takenBack(StudyDeletion hidden, String reason);
}
