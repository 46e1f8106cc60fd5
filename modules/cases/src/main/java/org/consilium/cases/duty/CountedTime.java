package org.consilium.cases.duty;

import java.time.Duration;
import org.consilium.security.InstitutionId;

/**
 * By which hours the answer to a case is due, as they were when it was sent.
 *
 * @param institution whose calendar it was
 * @param work how much working time the answer may take
 * @param hours with the holidays that lie in between only
 */
public record CountedTime(InstitutionId institution, Duration work, WorkingHours hours) {}
