package org.consilium.cases.lifecycle;

import org.consilium.cases.CaseState;

/** What a command does to a case in a certain state. */
public sealed interface Transition {

    /** The case moves, perhaps to the state it is in. */
    record Moved(CaseState to) implements Transition {}

    /** The command has no place in this state. */
    record Refused() implements Transition {}
}
