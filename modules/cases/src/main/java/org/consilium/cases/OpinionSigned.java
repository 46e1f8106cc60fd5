package org.consilium.cases;

import org.consilium.security.InstitutionId;

/**
 * Published after the commit of a signature. It may be lost in a crash: {@link Cases#undelivered} finds what is left to do.
 *
 * @param version of the opinion, from 1
 * @param returnTo the institution that asked
 */
public record OpinionSigned(CaseId id, int version, InstitutionId returnTo) {}
