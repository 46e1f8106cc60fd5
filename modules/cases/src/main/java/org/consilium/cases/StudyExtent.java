package org.consilium.cases;

import java.util.Optional;
import org.consilium.kernel.Uid;

/**
 * How much of a study the one who asks says there is: what is missing of it is shown, and once all is here nobody waits for more.
 *
 * @param study one of the case
 * @param instances of the whole study
 * @param series likewise
 */
public record StudyExtent(Uid study, Optional<Integer> instances, Optional<Integer> series) {}
