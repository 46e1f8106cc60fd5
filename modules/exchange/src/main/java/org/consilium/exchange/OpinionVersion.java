package org.consilium.exchange;

import org.consilium.cases.CaseId;

/** One signed version of the opinion of a case. */
public record OpinionVersion(CaseId caseId, int version) {}
